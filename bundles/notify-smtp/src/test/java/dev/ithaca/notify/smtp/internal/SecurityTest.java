// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.smtp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.spi.notify.Delivery;
import dev.ithaca.spi.notify.Notification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said to whom, and how long it may take, against a server that says what the test wants. */
class SecurityTest {
    private static final long PATIENT = 5_000;
    private static final Notification NEWS =
            Notification.of("n1", Notification.MANUAL, "title", Instant.EPOCH).withText("secret words", "");

    @TempDir
    private static Path folder;

    private static SSLContext localhost;
    private static SSLContext stranger;

    @BeforeAll
    static void certificates() throws Exception {
        localhost = Certificate.of(folder, "dns:localhost");
        stranger = Certificate.of(folder, "dns:other.example.org");
    }

    @Test
    void speaksTlsFromTheBeginning() throws Exception {
        try (ScriptedServer server = new ScriptedServer(localhost, true)) {
            assertThat(smtp(server, "tls", localhost).deliver(NEWS)).isEqualTo(Delivery.delivered("to 1"));

            assertThat(server.heard())
                    .contains("tls:MAIL FROM:<ithaca@example.org>", "tls:RCPT TO:<me@example.org>", "tls:.")
                    .allMatch(line -> line.startsWith("tls:"));
        }
    }

    @Test
    void turnsToTlsBeforeItSaysAnything() throws Exception {
        try (ScriptedServer server = new ScriptedServer(localhost, false)) {
            assertThat(smtp(server, "starttls", localhost).deliver(NEWS)).isEqualTo(Delivery.delivered("to 1"));

            assertThat(server.heard())
                    .startsWith("EHLO [127.0.0.1]", "STARTTLS", "tls:EHLO [127.0.0.1]")
                    .contains("tls:RCPT TO:<me@example.org>", "tls:.");
        }
    }

    @Test
    void saysNothingWithoutTheTlsThatWasAskedFor() throws Exception {
        Path password = Files.writeString(folder.resolve("password"), "s3cret");
        try (ScriptedServer server = new ScriptedServer(null, false)) {
            Mail mail = Mail.to("localhost", server.port())
                    .with("security", "starttls")
                    .with("user", "me")
                    .with("password.file", password.toString());
            server.answer("EHLO", "250-test\r\n250 AUTH PLAIN LOGIN");

            assertThat(mail.notifier(localhost.getSocketFactory(), PATIENT).deliver(NEWS))
                    .isEqualTo(Delivery.rejected("localhost offers no STARTTLS; nothing was sent"));
            assertThat(server.heard()).noneMatch(line -> line.matches("(?i)(AUTH|MAIL|DATA).*"));
        }
    }

    @Test
    void trustsNeitherAStrangerNorAnotherName() throws Exception {
        for (String security : new String[] {"tls", "starttls"}) {
            try (ScriptedServer server = new ScriptedServer(stranger, security.equals("tls"))) {
                for (SSLContext trusted : new SSLContext[] {stranger, localhost, SSLContext.getDefault()}) {
                    Delivery delivery = smtp(server, security, trusted).deliver(NEWS);

                    assertThat(delivery.outcome()).isEqualTo(Delivery.Outcome.RETRY);
                    assertThat(delivery.detail()).startsWith("no secure connection to localhost:");
                }
                assertThat(server.heard()).noneMatch(line -> line.contains("MAIL"));
            }
        }
    }

    @Test
    void triesAgainWhatTheServerCallsTemporary() throws Exception {
        try (ScriptedServer server = new ScriptedServer(null, false)) {
            server.answer("RCPT", "451 try later");
            assertThat(plain(server).deliver(NEWS)).isEqualTo(Delivery.retry("me@example.org: 451 try later", null));
            server.answer("RCPT", "550 no such mailbox");
            assertThat(plain(server).deliver(NEWS)).isEqualTo(Delivery.rejected("me@example.org: 550 no such mailbox"));
            server.answer("RCPT", "250 fine").answer(".", "554 spam");
            assertThat(plain(server).deliver(NEWS)).isEqualTo(Delivery.rejected("554 spam"));
            server.answer(".", "452 full");
            assertThat(plain(server).deliver(NEWS)).isEqualTo(Delivery.retry("452 full", null));
        }
    }

    @Test
    void doesNotSendAgainWhatWasTakenByAServerThatHangsUpAtOnce() throws Exception {
        try (ScriptedServer server = new ScriptedServer(null, false).resetsAfter(".")) {
            for (int i = 0; i < 20; i++) {
                assertThat(plain(server).deliver(NEWS).outcome()).isEqualTo(Delivery.Outcome.DELIVERED);
            }
        }
    }

    @Test
    void doesNotWaitForAServerThatDrips() throws Exception {
        try (ScriptedServer server = new ScriptedServer(null, false)) {
            server.answer("EHLO", "250-test\r\n250-half a line\0");
            Mail mail = Mail.to("localhost", server.port());

            Delivery delivery = mail.notifier(localhost.getSocketFactory(), 150).deliver(NEWS);

            assertThat(delivery.outcome()).isEqualTo(Delivery.Outcome.RETRY);
            assertThat(delivery.detail()).contains("broke or took too long");
        }
    }

    @Test
    void tellsThatNobodyListens() throws Exception {
        ScriptedServer server = new ScriptedServer(null, false);
        server.close();

        assertThat(plain(server).deliver(NEWS))
                .isEqualTo(Delivery.retry("no connection to localhost:" + server.port(), null));
    }

    private static SmtpNotifier plain(ScriptedServer server) {
        return smtp(server, "none", localhost);
    }

    private static SmtpNotifier smtp(ScriptedServer server, String security, SSLContext trusted) {
        Mail mail = Mail.to("localhost", server.port()).with("security", security);
        return mail.notifier(trusted.getSocketFactory(), PATIENT);
    }
}
