// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.webhook.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Keys of {@code etc/dev.ithaca.notify.webhook-<name>.cfg}; each file is a channel. */
@ObjectClassDefinition(name = "Ithaca webhook", description = "Posts notifications as signed JSON.")
@interface WebhookConfiguration {
    @AttributeDefinition(name = "Channel", description = "Id of the channel, different in each file.")
    String dev_ithaca_id() default "webhook";

    @AttributeDefinition(
            name = "Address",
            description = "Where notifications are posted to, https (http to this machine only).")
    String url() default "";

    @AttributeDefinition(
            name = "Secret",
            description = "File with the secret that requests are signed with; empty to sign none.")
    String secret_file() default "";
}
