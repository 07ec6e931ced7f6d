// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.desktop.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Keys of {@code etc/dev.ithaca.notify.desktop.cfg}; {@code config.json} sets the first as {@code notify_desktop}. */
@ObjectClassDefinition(name = "Ithaca desktop", description = "Shows notifications on the desktop.")
@interface DesktopConfiguration {
    @AttributeDefinition(name = "Enabled", description = "Whether notifications are shown where there is a desktop.")
    boolean enabled() default true;

    @AttributeDefinition(name = "Program", description = "The program that shows them; takes what notify-send takes.")
    String program() default "notify-send";

    @AttributeDefinition(
            name = "Terminals",
            description = "Whether notifications are shown by the terminals that are attached to sessions, too.")
    boolean terminals() default true;
}
