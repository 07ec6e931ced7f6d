// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.webpush.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Keys of {@code etc/dev.ithaca.notify.webpush.cfg}; {@code config.json} sets {@code subject}. */
@ObjectClassDefinition(name = "Ithaca Web Push", description = "Notifications to browsers.")
@interface WebPushConfiguration {
    @AttributeDefinition(
            name = "Subject",
            description = "How a push service reaches the operator of this daemon: mailto: or https:.")
    String subject() default "mailto:ithaca@example.org";

    @AttributeDefinition(
            name = "Private addresses",
            description = "Whether messages may go to this machine and to private networks.")
    boolean allow_private_addresses() default false;
}
