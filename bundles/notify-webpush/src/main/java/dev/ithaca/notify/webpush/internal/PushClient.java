// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.webpush.internal;

import dev.ithaca.notify.post.text.RetryAfter;
import dev.ithaca.spi.notify.Notification;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Speaks RFC 8030 to push services. Redirects are not followed: the address was checked, another one was not. */
final class PushClient {
    private static final Duration CONNECT = Duration.ofSeconds(4);
    private static final Duration ANSWER = Duration.ofSeconds(7);
    private static final String DAY = "86400";
    private static final int TOPIC_CHARACTERS = 32;

    private final Clock clock;
    private @Nullable HttpClient http;

    /** What a push service did with a message. */
    enum Fate {
        TAKEN,
        GONE,
        LATER,
        REFUSED
    }

    /** The answer of a push service. */
    record Answer(Fate fate, int status, @Nullable Duration retryAfter) {}

    PushClient(Clock clock) {
        this.clock = clock;
    }

    /** Sends a message that is encrypted already. */
    CompletableFuture<Answer> send(URI endpoint, String authorization, byte[] message, Notification about) {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint)
                .timeout(ANSWER)
                .header("Authorization", authorization)
                .header("Content-Encoding", "aes128gcm")
                .header("Content-Type", "application/octet-stream")
                .header("TTL", DAY)
                .header("Urgency", about.urgency().name().toLowerCase(Locale.ROOT))
                .POST(BodyPublishers.ofByteArray(message));
        if (about.sessions().size() == 1 && !about.kind().equals(Notification.MANUAL)) {
            // A browser that was away gets the newest of its kind about a session, not all of them.
            request.header("Topic", topic(about.kind() + about.sessions().get(0)));
        }
        return http().sendAsync(request.build(), BodyHandlers.discarding()).thenApply(this::answer);
    }

    /** Made at the first use: it costs time and threads. */
    private synchronized HttpClient http() {
        HttpClient client = http;
        if (client == null) {
            client = HttpClient.newBuilder()
                    .connectTimeout(CONNECT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
            http = client;
        }
        return client;
    }

    private Answer answer(HttpResponse<Void> response) {
        int status = response.statusCode();
        String asked = response.headers().firstValue(RetryAfter.HEADER).orElse("");
        return new Answer(fate(status), status, RetryAfter.of(asked, clock.instant()));
    }

    private static Fate fate(int status) {
        if (status >= 200 && status < 300) {
            return Fate.TAKEN;
        }
        if (status == 404 || status == 410) {
            return Fate.GONE;
        }
        return status == 408 || status == 429 || status >= 500 ? Fate.LATER : Fate.REFUSED;
    }

    /** As long as a topic may be, out of the characters it may have; a push service learns nothing of what it names. */
    private static String topic(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return P256.base64(digest).substring(0, TOPIC_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
