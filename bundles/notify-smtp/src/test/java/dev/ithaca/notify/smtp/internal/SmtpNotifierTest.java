// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.smtp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.ithaca.spi.notify.Delivery;
import dev.ithaca.spi.notify.Notification;
import dev.ithaca.spi.notify.Urgency;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real server. */
class SmtpNotifierTest {
    private static final long PATIENT = 5_000;
    private static final GreenMail SERVER = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void empty() throws Exception {
        SERVER.purgeEmailFromAllMailboxes();
    }

    @Test
    void mailsTitleTextAndLink() throws Exception {
        Mail mail =
                mail().with("page", "https://ithaca.example.org").with("to", "me@example.org, You <you@example.org>");

        assertThat(smtp(mail).deliver(notification("Größe wählen", "two\nlines")))
                .isEqualTo(Delivery.delivered("to 2"));

        assertThat(SERVER.getReceivedMessages()).hasSize(2);
        MimeMessage message = SERVER.getReceivedMessages()[0];
        assertThat(message.getSubject()).isEqualTo("Größe wählen");
        assertThat(message.getFrom()).extracting(Object::toString).containsExactly("ithaca@example.org");
        assertThat(message.getContent())
                .isEqualTo("one line\r\ntwo\r\nlines\r\n\r\nhttps://ithaca.example.org/session/abcdef0\r\n");
        assertThat(message.getMessageID()).isEqualTo("<n1@ithaca.invalid>");
        assertThat(message.getHeader("Importance")).containsExactly("high");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getSentDate()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void anEscalationIsAnotherMessageThanWhatItRepeats() throws Exception {
        Notification first = notification("x", "");
        smtp(mail()).deliver(first);
        smtp(mail()).deliver(first);
        smtp(mail()).deliver(first.withAttribute("rule", "escalation after 5 min"));
        smtp(mail()).deliver(first.withAttribute("rule", "escalation after 15 min"));

        List<String> ids = new ArrayList<>();
        for (MimeMessage message : SERVER.getReceivedMessages()) {
            ids.add(message.getMessageID());
        }
        assertThat(ids).hasSize(4).allMatch(id -> id.matches("<n1[.a-f0-9]*@ithaca\\.invalid>"));
        assertThat(ids.get(1)).isEqualTo(ids.get(0));
        assertThat(ids.subList(1, 4)).doesNotHaveDuplicates();
    }

    @Test
    void aTitleMakesNoHeaderAndATextNoCommand() throws Exception {
        String evil = "x\r\nBcc: victim@example.org\n\nbody\u0000";

        smtp(mail()).deliver(notification(evil, ".\r\nQUIT\r\n\r\n..\nMAIL FROM:<a@example.org>"));

        assertThat(SERVER.getReceivedMessages()).hasSize(1);
        MimeMessage message = SERVER.getReceivedMessages()[0];
        assertThat(message.getSubject()).isEqualTo("x Bcc: victim@example.org body");
        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(message.getAllRecipients()).extracting(Object::toString).containsExactly("me@example.org");
        assertThat(message.getContent().toString())
                .contains(".\r\n")
                .contains("QUIT")
                .endsWith("<a@example.org>\r\n");
    }

    @Test
    void logsInWithThePasswordOfAFile() throws Exception {
        SERVER.setUser("login@example.org", "user", "s3cret");
        Path password = Files.writeString(folder.resolve("password"), "s3cret\n");
        Mail mail = mail().with("user", "user").with("password.file", password.toString());
        assertThat(smtp(mail).deliver(notification("x", ""))).isEqualTo(Delivery.delivered("to 1"));

        Files.writeString(password, "wr0ng");
        assertThat(smtp(mail).deliver(notification("x", "")))
                .isEqualTo(Delivery.rejected("127.0.0.1 refused the user and the password; see " + password));
    }

    @Test
    void namesTheKeyThatIsWrong() {
        assertWrong("host", mail().with("host", "a b"));
        assertWrong("port", mail().port(70_000));
        assertWrong("security", mail().with("security", "ssl"));
        assertWrong("security", mail().with("host", "mail.example.org"));
        assertWrong("user", mail().with("user", "me"));
        assertWrong("from", mail().with("from", "a@b.org, c@d.org"));
        assertWrong("from", mail().with("from", "a@b.org\r\nBcc: c@d.org"));
        assertWrong("to", mail().with("to", ""));
        assertWrong("to", mail().with("to", "no address"));
        assertWrong("to", mail().with("to", "a@b.org,".repeat(16) + "a@b.org"));
        assertWrong("page", mail().with("page", "x"));
    }

    private static void assertWrong(String key, Mail mail) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> smtp(mail))
                .withMessageStartingWith("dev.ithaca.notify.smtp: " + key + " ");
    }

    private static Mail mail() {
        return Mail.to("127.0.0.1", SERVER.getSmtp().getPort());
    }

    private static SmtpNotifier smtp(Mail mail) {
        return mail.notifier((SSLSocketFactory) SSLSocketFactory.getDefault(), PATIENT);
    }

    private static Notification notification(String title, String body) {
        return Notification.of("n1", Notification.MANUAL, title, Instant.EPOCH)
                .withText("one line", body)
                .withUrl("/session/abcdef0")
                .withUrgency(Urgency.HIGH);
    }
}
