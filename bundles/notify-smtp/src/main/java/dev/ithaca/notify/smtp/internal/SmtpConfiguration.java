// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.smtp.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Keys of {@code etc/dev.ithaca.notify.smtp-<name>.cfg}; each file is a channel. */
@ObjectClassDefinition(name = "Ithaca SMTP", description = "Sends notifications by e-mail.")
@interface SmtpConfiguration {
    @AttributeDefinition(name = "Channel", description = "Id of the channel, different in each file.")
    String dev_ithaca_id() default "mail";

    @AttributeDefinition(name = "Host", description = "The server that takes the mail.")
    String host() default "";

    @AttributeDefinition(name = "Port", description = "Its port; 0 for the usual one of the security.")
    int port() default 0;

    @AttributeDefinition(
            name = "Security",
            description = "starttls (port 587), tls (port 465), or none (port 25, to this machine only).")
    String security() default "starttls";

    @AttributeDefinition(name = "User", description = "Who logs in; empty to log in nobody.")
    String user() default "";

    @AttributeDefinition(name = "Password", description = "File with the password of the user.")
    String password_file() default "";

    @AttributeDefinition(name = "From", description = "Address of the sender.")
    String from() default "";

    @AttributeDefinition(name = "To", description = "Addresses of the receivers, at most 16, with commas between.")
    String to() default "";

    @AttributeDefinition(
            name = "Page",
            description = "Address of the page of this daemon, for links; empty to link only to absolute addresses.")
    String page() default "";
}
