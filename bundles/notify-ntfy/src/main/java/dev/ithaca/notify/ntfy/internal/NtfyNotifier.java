// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.ntfy.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.ithaca.spi.notify.Delivery;
import dev.ithaca.spi.notify.Notification;
import dev.ithaca.spi.notify.Notifier;
import dev.ithaca.spi.notify.Urgency;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
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

    private static final JsonFactory JSON = new JsonFactory();

    private final URI server;
    private final String topic;
    private final String tokenFile;
    private final String page;
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
        if (!server.matches("https?://[^\\s/]+/?")) {
            throw new IllegalArgumentException(PID + ": server must be an http or https address without a path");
        }
        if (!topic.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException(PID + ": topic must be 1 to 64 letters, digits, dashes and underscores");
        }
        if (!page.matches("(https?://\\S+)?")) {
            throw new IllegalArgumentException(PID + ": page must be an http or https address");
        }
        this.server = URI.create(server);
        this.topic = topic;
        this.tokenFile = tokenFile.strip();
        this.page = page.replaceAll("/+$", "");
    }

    @Override
    public Delivery deliver(Notification notification) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server)
                .timeout(Poster.ANSWER)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(json(notification)));
        if (!tokenFile.isEmpty()) {
            request.header("Authorization", "Bearer " + SecretFile.read(tokenFile));
        }
        return poster.send(request.build());
    }

    private byte[] json(Notification notification) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("topic", topic);
            json.writeStringField("title", notification.title());
            json.writeStringField("message", message(notification));
            json.writeNumberField("priority", priority(notification.urgency()));
            json.writeArrayFieldStart("tags");
            for (String tag : notification.tags()) {
                json.writeString(tag);
            }
            json.writeEndArray();
            Optional<String> link = link(notification);
            if (link.isPresent()) {
                json.writeStringField("click", link.get());
            }
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static String message(Notification notification) {
        String text = (notification.description() + "\n" + notification.body()).strip();
        while (text.getBytes(StandardCharsets.UTF_8).length > MESSAGE_BYTES) {
            int end = text.length() * 3 / 4;
            text = text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
        }
        return text.isEmpty() ? notification.title() : text;
    }

    private static int priority(Urgency urgency) {
        return switch (urgency) {
            case LOW -> 2;
            case NORMAL -> 3;
            case HIGH -> 4;
        };
    }

    private Optional<String> link(Notification notification) {
        String url = notification.url();
        if (url == null) {
            return Optional.empty();
        }
        if (!url.startsWith("/")) {
            return Optional.of(url);
        }
        return page.isEmpty() ? Optional.empty() : Optional.of(page + url);
    }
}
