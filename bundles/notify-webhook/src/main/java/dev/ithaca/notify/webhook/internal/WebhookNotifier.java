// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.webhook.internal;

import dev.ithaca.notify.post.HttpAddress;
import dev.ithaca.notify.post.NotificationJson;
import dev.ithaca.notify.post.Poster;
import dev.ithaca.notify.post.text.SecretFile;
import dev.ithaca.spi.notify.Delivery;
import dev.ithaca.spi.notify.Notification;
import dev.ithaca.spi.notify.Notifier;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** Posts each notification as JSON, signed with the time, so that a receiver knows who sent it and that it is not old. */
@Component(
        service = Notifier.class,
        configurationPid = WebhookNotifier.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = WebhookConfiguration.class, factory = true)
public final class WebhookNotifier implements Notifier {
    static final String PID = "dev.ithaca.notify.webhook";

    private static final String HMAC = "HmacSHA256";

    private final URI url;
    private final String secretFile;
    private final Clock clock;
    private final Poster poster = new Poster();

    /**
     * A webhook.
     *
     * @param configuration where to and with which secret
     */
    @Activate
    public WebhookNotifier(WebhookConfiguration configuration) {
        this(configuration.url(), configuration.secret_file(), Clock.systemUTC());
    }

    WebhookNotifier(String url, String secretFile, Clock clock) {
        this.url = HttpAddress.of(PID + ": url", url);
        this.secretFile = secretFile.strip();
        this.clock = clock;
    }

    @Override
    public Delivery deliver(Notification notification) throws IOException, InterruptedException {
        byte[] body = NotificationJson.of(notification);
        String time = Long.toString(clock.instant().getEpochSecond());
        HttpRequest.Builder request =
                Poster.json(url, body).header("Ithaca-Id", notification.id()).header("Ithaca-Timestamp", time);
        if (!secretFile.isEmpty()) {
            request.header("Ithaca-Signature", "sha256=" + sign(SecretFile.read(secretFile), time, body));
        }
        return poster.send(request.build());
    }

    /** Over the time, a dot and the body. */
    static String sign(String secret, String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            mac.update((time + ".").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
