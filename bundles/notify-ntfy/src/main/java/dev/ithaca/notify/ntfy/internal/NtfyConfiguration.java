// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.ntfy.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Keys of {@code etc/dev.ithaca.notify.ntfy-<name>.cfg}; each file is a channel. */
@ObjectClassDefinition(name = "Ithaca ntfy", description = "Sends notifications to an ntfy server.")
@interface NtfyConfiguration {
    @AttributeDefinition(name = "Channel", description = "Id of the channel, different in each file.")
    String dev_ithaca_id() default "ntfy";

    @AttributeDefinition(name = "Server", description = "Address of the server.")
    String server() default "https://ntfy.sh";

    @AttributeDefinition(name = "Topic", description = "The topic; whoever knows it can read along.")
    String topic() default "";

    @AttributeDefinition(name = "Token", description = "File with an access token; empty for none.")
    String token_file() default "";

    @AttributeDefinition(
            name = "Page",
            description = "Address of the page of this daemon, for links; empty to link only to absolute addresses.")
    String page() default "";
}
