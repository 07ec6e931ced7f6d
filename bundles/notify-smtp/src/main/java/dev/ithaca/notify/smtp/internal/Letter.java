// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.smtp.internal;

import dev.ithaca.notify.post.text.Clip;
import dev.ithaca.notify.post.text.PageLinks;
import dev.ithaca.spi.notify.Notification;
import dev.ithaca.spi.notify.Urgency;
import jakarta.activation.DataHandler;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Date;

/** Puts a notification into a message. Nothing of a notification reaches a header but its subject, which is one line. */
final class Letter {
    private static final int RECEIVERS_MAX = 16;

    private final InternetAddress from;
    private final InternetAddress[] to;
    private final PageLinks links;

    Letter(String from, String to, PageLinks links) {
        InternetAddress[] sender = addresses("from", from);
        if (sender.length != 1) {
            throw SmtpNotifier.wrong("from", "must be one address");
        }
        this.from = sender[0];
        this.to = addresses("to", to);
        this.links = links;
    }

    private static InternetAddress[] addresses(String key, String text) {
        try {
            InternetAddress[] addresses = InternetAddress.parse(text, true);
            boolean plain = Arrays.stream(addresses).noneMatch(InternetAddress::isGroup);
            if (plain && addresses.length > 0 && addresses.length <= RECEIVERS_MAX && isOneLine(text)) {
                for (InternetAddress address : addresses) {
                    address.validate();
                }
                return addresses;
            }
        } catch (AddressException e) {
            throw SmtpNotifier.wrong(key, "holds an address that is none: " + e.getMessage());
        }
        throw SmtpNotifier.wrong(key, "must hold 1 to " + RECEIVERS_MAX + " addresses with commas between");
    }

    private static boolean isOneLine(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }

    Address[] receivers() {
        return to.clone();
    }

    /** A message has the same id each time it is tried, and mailboxes show one of those alone. */
    MimeMessage write(Notification notification, Session session) throws MessagingException {
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + id(notification) + "@ithaca.invalid>");
            }
        };
        message.setFrom(from);
        message.setRecipients(Message.RecipientType.TO, to);
        message.setSubject(notification.title().replaceAll("\\p{Cntrl}+", " "), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(notification.createdAt()));
        message.setHeader("Auto-Submitted", "auto-generated");
        if (notification.urgency() == Urgency.HIGH) {
            message.setHeader("Importance", "high");
        }
        // Encoded here: to let the library find out how would make it look for handlers of the type.
        byte[] text = text(notification).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        message.setDataHandler(new DataHandler(new ByteArrayDataSource(text, "text/plain; charset=utf-8")));
        message.setHeader("Content-Transfer-Encoding", "base64");
        message.saveChanges();
        return message;
    }

    /** An escalation has the id of what it repeats, and another rule: it is another message. */
    private static String id(Notification notification) {
        String rule = notification.attributes().getOrDefault("rule", "");
        return notification.id() + (rule.isEmpty() ? "" : "." + Integer.toHexString(rule.hashCode()));
    }

    private String text(Notification notification) {
        String link = links.of(notification).map(address -> "\n\n" + address).orElse("");
        String text = Clip.text(notification);
        return (text.isEmpty() ? notification.title() : text) + link + "\n";
    }
}
