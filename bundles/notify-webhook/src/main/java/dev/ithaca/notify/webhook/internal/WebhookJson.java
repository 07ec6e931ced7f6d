// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.webhook.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.ithaca.spi.SessionId;
import dev.ithaca.spi.notify.Notification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/** A notification as JSON. */
final class WebhookJson {
    private static final JsonFactory JSON = new JsonFactory();

    private WebhookJson() {}

    static byte[] of(Notification notification) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("id", notification.id());
            json.writeStringField("kind", notification.kind());
            json.writeStringField("title", notification.title());
            json.writeStringField("description", notification.description());
            json.writeStringField("body", notification.body());
            json.writeStringField("navigation_url", notification.url());
            strings(
                    json,
                    "session_ids",
                    notification.sessions().stream().map(SessionId::value).toList());
            strings(json, "tags", notification.tags());
            json.writeStringField("urgency", notification.urgency().name().toLowerCase(Locale.ROOT));
            json.writeStringField("created_at", notification.createdAt().toString());
            json.writeObjectFieldStart("attributes");
            for (Map.Entry<String, String> attribute : notification.attributes().entrySet()) {
                json.writeStringField(attribute.getKey(), attribute.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void strings(JsonGenerator json, String name, Iterable<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
