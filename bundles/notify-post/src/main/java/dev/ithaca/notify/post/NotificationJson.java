// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.post;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.ithaca.spi.SessionId;
import dev.ithaca.spi.notify.Notification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A notification as JSON, in the words of the seed system as far as it has them. */
public final class NotificationJson {
    private static final JsonFactory JSON = new JsonFactory();

    private NotificationJson() {}

    /** Writes the parts of an object. */
    @FunctionalInterface
    public interface Writer {
        /**
         * Writes them.
         *
         * @param json inside the object
         * @throws IOException never, since it goes to memory
         */
        void write(JsonGenerator json) throws IOException;
    }

    /**
     * Writes an object.
     *
     * @param parts what is in it
     * @return the object, in UTF-8
     */
    public static byte[] object(Writer parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            parts.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * All of a notification.
     *
     * @param notification the notification
     * @return an object, in UTF-8
     */
    public static byte[] of(Notification notification) {
        return object(json -> {
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
        });
    }

    /**
     * Writes a list of texts.
     *
     * @param json inside an object
     * @param name what the list is called
     * @param values the texts
     * @throws IOException if it cannot be written
     */
    public static void strings(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
