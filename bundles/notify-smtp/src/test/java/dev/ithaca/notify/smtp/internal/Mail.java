// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.smtp.internal;

import dev.ithaca.notify.post.text.PageLinks;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;

/** A configuration, key by key. */
final class Mail {
    private final Map<String, String> values = new HashMap<>();
    private int port;

    static Mail to(String host, int port) {
        return new Mail()
                .port(port)
                .with("host", host)
                .with("security", "none")
                .with("from", "ithaca@example.org")
                .with("to", "me@example.org");
    }

    Mail with(String key, String value) {
        values.put(key, value);
        return this;
    }

    Mail port(int newPort) {
        port = newPort;
        return this;
    }

    SmtpNotifier notifier(SSLSocketFactory secure, long deadlineMillis) {
        return new SmtpNotifier(
                MailServer.of(text("host"), port, text("security"), text("user"), text("password.file")),
                new Letter(text("from"), text("to"), new PageLinks(SmtpNotifier.PID + ": page", text("page"))),
                secure,
                deadlineMillis);
    }

    private String text(String key) {
        return values.getOrDefault(key, "");
    }
}
