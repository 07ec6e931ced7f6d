// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.telegram.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Keys of {@code etc/dev.ithaca.notify.telegram-<name>.cfg}; each file is a channel. */
@ObjectClassDefinition(name = "Ithaca Telegram", description = "Sends notifications by a Telegram bot.")
@interface TelegramConfiguration {
    @AttributeDefinition(name = "Channel", description = "Id of the channel, different in each file.")
    String dev_ithaca_id() default "telegram";

    @AttributeDefinition(name = "Token", description = "File with the token of the bot.")
    String token_file() default "";

    @AttributeDefinition(name = "Chat", description = "Number of the chat, or @name of a channel.")
    String chat() default "";

    @AttributeDefinition(name = "Server", description = "Address of the Bot API.")
    String server() default "https://api.telegram.org";

    @AttributeDefinition(
            name = "Page",
            description = "Address of the page of this daemon, for links; empty to link only to absolute addresses.")
    String page() default "";
}
