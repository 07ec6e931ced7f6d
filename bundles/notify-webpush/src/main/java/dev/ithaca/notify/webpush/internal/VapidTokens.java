// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.webpush.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Says to a push service who sends (RFC 8292): a token signed for its origin. A token serves many messages, as the services
 * ask for. Guarded by {@code this}.
 */
final class VapidTokens {
    private static final Duration LIFE = Duration.ofHours(12);
    private static final Duration SPARE = Duration.ofHours(1);
    private static final int ORIGINS_MAX = 64;

    private final VapidKeys keys;
    private final String subject;
    private final Clock clock;
    private final Map<String, Token> tokens = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Token> eldest) {
            return size() > ORIGINS_MAX;
        }
    };

    /** A token for one origin. */
    private record Token(String text, Instant expires) {}

    VapidTokens(VapidKeys keys, String subject, Clock clock) {
        this.keys = keys;
        this.subject = subject;
        this.clock = clock;
    }

    /** The value of the header {@code Authorization}. */
    synchronized String authorization(URI endpoint) throws IOException, GeneralSecurityException {
        String origin = origin(endpoint);
        Token token = tokens.get(origin);
        if (token == null || token.expires().minus(SPARE).isBefore(clock.instant())) {
            token = sign(origin);
            tokens.put(origin, token);
        }
        return "vapid t=" + token.text() + ", k=" + keys.get().publicText();
    }

    private Token sign(String origin) throws IOException, GeneralSecurityException {
        Instant expires = clock.instant().plus(LIFE);
        String claims =
                "{\"aud\":\"" + origin + "\",\"exp\":" + expires.getEpochSecond() + ",\"sub\":\"" + subject + "\"}";
        String signed = encode("{\"typ\":\"JWT\",\"alg\":\"ES256\"}") + "." + encode(claims);
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(keys.get().privateKey());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return new Token(signed + "." + P256.base64(signature.sign()), expires);
    }

    private static String encode(String json) {
        return P256.base64(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Scheme, host and port; letters that JSON would escape cannot occur in them. */
    private static String origin(URI endpoint) {
        String port = endpoint.getPort() < 0 ? "" : ":" + endpoint.getPort();
        return endpoint.getScheme() + "://" + endpoint.getHost() + port;
    }
}
