// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.ntfy.internal;

import dev.ithaca.notify.post.HttpAddress;
import dev.ithaca.notify.post.NotificationJson;
import dev.ithaca.notify.post.Poster;
import dev.ithaca.notify.post.text.Clip;
import dev.ithaca.notify.post.text.PageLinks;
import dev.ithaca.notify.post.text.SecretFile;
import dev.ithaca.spi.notify.Delivery;
import dev.ithaca.spi.notify.Notification;
import dev.ithaca.spi.notify.Notifier;
import dev.ithaca.spi.notify.Urgency;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** Publishes each notification to a topic of an ntfy server, as JSON, so that no text needs to fit into a header. */
@Component(
        service = Notifier.class,
        configurationPid = NtfyNotifier.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = NtfyConfiguration.class, factory = true)
public final class NtfyNotifier implements Notifier {
    static final String PID = "dev.ithaca.notify.ntfy";

    /** The server takes 4,096 bytes of a message; longer ones become attachments. */
    private static final int MESSAGE_BYTES = 4_000;

    private final URI server;
    private final String topic;
    private final String tokenFile;
    private final PageLinks links;
    private final Poster poster = new Poster();

    /**
     * A topic.
     *
     * @param configuration which one, and where
     */
    @Activate
    public NtfyNotifier(NtfyConfiguration configuration) {
        this(configuration.server(), configuration.topic(), configuration.token_file(), configuration.page());
    }

    NtfyNotifier(String server, String topic, String tokenFile, String page) {
        if (!topic.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException(PID + ": topic must be 1 to 64 letters, digits, dashes and underscores");
        }
        this.server = HttpAddress.of(PID + ": server", server);
        if (!this.server.getPath().matches("/?")) {
            throw new IllegalArgumentException(PID + ": server must be an address without a path");
        }
        this.topic = topic;
        this.tokenFile = tokenFile.strip();
        this.links = new PageLinks(PID + ": page", page);
    }

    @Override
    public Delivery deliver(Notification notification) throws IOException, InterruptedException {
        HttpRequest.Builder request = Poster.json(server, json(notification));
        if (!tokenFile.isEmpty()) {
            String token = SecretFile.read(tokenFile);
            if (!token.matches("[!-~]+")) { // a header that cannot be would be quoted in the failure
                return Delivery.rejected(tokenFile + " holds no access token");
            }
            request.header("Authorization", "Bearer " + token);
        }
        return poster.send(request.build());
    }

    private byte[] json(Notification notification) {
        String text = Clip.bytes(Clip.text(notification), MESSAGE_BYTES);
        return NotificationJson.object(json -> {
            json.writeStringField("topic", topic);
            json.writeStringField("title", notification.title());
            json.writeStringField("message", text.isEmpty() ? notification.title() : text);
            json.writeNumberField("priority", priority(notification.urgency()));
            NotificationJson.strings(json, "tags", notification.tags());
            Optional<String> link = links.of(notification);
            if (link.isPresent()) {
                json.writeStringField("click", link.get());
            }
        });
    }

    private static int priority(Urgency urgency) {
        return switch (urgency) {
            case LOW -> 2;
            case NORMAL -> 3;
            case HIGH -> 4;
        };
    }
}
