// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Keys of {@code etc/dev.ithaca.shell.cfg}; those of {@code config.json} win. */
@ObjectClassDefinition(name = "Ithaca shell", description = "How commands talk to terminals.")
@interface ShellConfiguration {
    @AttributeDefinition(
            name = "Detach key",
            description = "What is typed before d to leave a session: a Control key other than Tab, Enter and Escape.")
    String detach_key() default "ctrl+]";
}
