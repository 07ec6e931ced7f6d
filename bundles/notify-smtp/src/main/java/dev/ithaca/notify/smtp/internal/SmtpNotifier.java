// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.smtp.internal;

import dev.ithaca.notify.post.text.PageLinks;
import dev.ithaca.notify.post.text.SecretFile;
import dev.ithaca.spi.notify.Delivery;
import dev.ithaca.spi.notify.Notification;
import dev.ithaca.spi.notify.Notifier;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.Socket;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** Mails each notification. A connection lasts for one message. */
@Component(
        service = Notifier.class,
        configurationPid = SmtpNotifier.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = SmtpConfiguration.class, factory = true)
public final class SmtpNotifier implements Notifier {
    static final String PID = "dev.ithaca.notify.smtp";

    /** Less than the platform grants, so that a failure has a reason. */
    private static final long DEADLINE_MILLIS = TimeUnit.SECONDS.toMillis(8);

    private final MailServer server;
    private final Letter letter;
    private final SSLSocketFactory secure;
    private final long deadlineMillis;

    /**
     * A server and those who are mailed.
     *
     * @param configuration which ones
     */
    @Activate
    public SmtpNotifier(SmtpConfiguration configuration) {
        this(
                MailServer.of(
                        configuration.host(),
                        configuration.port(),
                        configuration.security(),
                        configuration.user(),
                        configuration.password_file()),
                new Letter(
                        configuration.from(), configuration.to(), new PageLinks(PID + ": page", configuration.page())),
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                DEADLINE_MILLIS);
    }

    SmtpNotifier(MailServer server, Letter letter, SSLSocketFactory secure, long deadlineMillis) {
        this.server = server;
        this.letter = letter;
        this.secure = secure;
        this.deadlineMillis = deadlineMillis;
    }

    static IllegalArgumentException wrong(String key, String what) {
        return new IllegalArgumentException(PID + ": " + key + " " + what);
    }

    @Override
    public Delivery deliver(Notification notification) throws IOException {
        Thread self = Thread.currentThread();
        ClassLoader before = self.getContextClassLoader();
        // The library finds its own parts by it.
        self.setContextClassLoader(SmtpNotifier.class.getClassLoader());
        try {
            return send(notification);
        } finally {
            self.setContextClassLoader(before);
        }
    }

    private Delivery send(Notification notification) throws IOException {
        Session session = session();
        try (Line line = new Line(deadlineMillis);
                SMTPTransport transport = new SMTPTransport(
                        session, new URLName("smtp", server.host(), server.port(), null, null, null))) {
            MimeMessage message = letter.write(notification, session);
            Socket socket = server.security() == MailServer.Security.TLS
                    ? line.openSecure(server.host(), server.port(), secure)
                    : line.open(server.host(), server.port());
            transport.connect(socket);
            transport.sendMessage(message, letter.receivers());
            return Delivery.delivered("to " + letter.receivers().length + farewell(transport));
        } catch (MessagingException e) {
            return Failure.of(e, server);
        } catch (IOException e) {
            return Delivery.retry(Failure.sentence(e, server), null);
        }
    }

    /** The server has taken the message: however the connection ends, it must not be sent again. */
    private static String farewell(SMTPTransport transport) {
        try {
            transport.close();
            return "";
        } catch (MessagingException e) {
            return "; the server hung up";
        }
    }

    private Session session() throws IOException {
        Properties properties = new Properties();
        properties.put("mail.smtp.localhost", "[127.0.0.1]");
        properties.put("mail.smtp.quitwait", "false");
        boolean starttls = server.security() == MailServer.Security.STARTTLS;
        properties.put("mail.smtp.starttls.enable", Boolean.toString(starttls));
        properties.put("mail.smtp.starttls.required", Boolean.toString(starttls));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.socketFactory", secure);
        if (server.user().isEmpty()) {
            return Session.getInstance(properties);
        }
        properties.put("mail.smtp.auth", "true");
        properties.put("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
        PasswordAuthentication login =
                new PasswordAuthentication(server.user(), SecretFile.read(server.passwordFile()));
        return Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return login;
            }
        });
    }
}
