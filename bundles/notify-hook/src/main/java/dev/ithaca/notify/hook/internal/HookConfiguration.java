// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.hook.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Keys of {@code etc/dev.ithaca.notify.hook.cfg}; {@code config.json} sets the command as {@code notification_hook}. */
@ObjectClassDefinition(name = "Ithaca notification hook", description = "A command that is run for each notification.")
@interface HookConfiguration {
    @AttributeDefinition(
            name = "Command",
            description = "The program and its arguments, with placeholders as {title}; empty for none.")
    String command() default "";
}
