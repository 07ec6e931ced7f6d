// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.slack.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Keys of {@code etc/dev.ithaca.notify.slack-<name>.cfg}; each file is a channel. */
@ObjectClassDefinition(name = "Ithaca Slack", description = "Sends notifications to a Slack-compatible webhook.")
@interface SlackConfiguration {
    @AttributeDefinition(name = "Channel", description = "Id of the channel, different in each file.")
    String dev_ithaca_id() default "slack";

    @AttributeDefinition(
            name = "Address",
            description = "File with the address of the incoming webhook; whoever knows it can write to the chat.")
    String url_file() default "";

    @AttributeDefinition(
            name = "Page",
            description = "Address of the page of this daemon, for links; empty to link only to absolute addresses.")
    String page() default "";
}
