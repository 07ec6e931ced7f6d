// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.webpush.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.ithaca.notify.post.text.Clip;
import dev.ithaca.spi.SessionId;
import dev.ithaca.spi.notify.Notification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The message as the page's worker reads it: the seed system's names, then what Ithaca adds; short enough to be sent. */
final class PushPayload {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int SESSIONS_MAX = 16;

    private PushPayload() {}

    /** Cuts the body, and if that is not enough the description, until all of it fits. */
    static byte[] of(Notification notification, int most) {
        String description = notification.description();
        String body = notification.body();
        byte[] json = write(notification, description, body);
        while (json.length > most && !(body.isEmpty() && description.isEmpty())) {
            if (!body.isEmpty()) {
                body = shorter(body);
            } else {
                description = shorter(description);
            }
            json = write(notification, description, body);
        }
        return json.length <= most ? json : write(notification.withUrl(null), "", "");
    }

    private static String shorter(String text) {
        int most = text.length() * 3 / 4;
        return most < 9 ? "" : Clip.characters(text, most);
    }

    private static byte[] write(Notification notification, String description, String body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("title", notification.title());
            json.writeStringField("description", description);
            json.writeStringField("body", body);
            json.writeStringField("navigation_url", notification.url());
            json.writeStringField("node", notification.attributes().get("node"));
            json.writeArrayFieldStart("session_ids");
            for (SessionId session :
                    notification.sessions().stream().limit(SESSIONS_MAX).toList()) {
                json.writeString(session.value());
            }
            json.writeEndArray();
            json.writeStringField("kind", notification.kind());
            json.writeStringField("id", notification.id());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
