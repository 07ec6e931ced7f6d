// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.guard;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cookies of a login. */
public final class Cookies {
    private static final String OURS = "ithaca_login";

    /** The seed system's name; read only. */
    private static final String SEED = "oly_auth_token";

    private Cookies() {}

    static Optional<String> secret(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        return value(cookies, OURS).or(() -> value(cookies, SEED));
    }

    private static Optional<String> value(Cookie[] cookies, String name) {
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(name) && !cookie.getValue().isEmpty()) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    /** Gives the browser a login; it forgets it when the login ends. */
    public static void give(HttpServletResponse response, String secret, Instant expiresAt, boolean secure) {
        long seconds = Math.max(0, Duration.between(Instant.now(), expiresAt).toSeconds());
        response.addHeader("Set-Cookie", cookie(OURS, secret, seconds, secure, "Strict"));
    }

    /** Gives the cookie of the seed system too, for its own clients. */
    public static void giveSeeds(HttpServletResponse response, String secret, Instant expiresAt, boolean secure) {
        long seconds = Math.max(0, Duration.between(Instant.now(), expiresAt).toSeconds());
        response.addHeader("Set-Cookie", cookie(SEED, secret, seconds, secure, "Strict"));
    }

    public static void take(HttpServletResponse response, boolean secure) {
        response.addHeader("Set-Cookie", cookie(OURS, null, 0, secure, "Strict"));
        response.addHeader("Set-Cookie", cookie(SEED, null, 0, secure, "Strict"));
    }

    private static String cookie(String name, @Nullable String value, long seconds, boolean secure, String sameSite) {
        return name + "=" + (value == null ? "" : value) + "; Path=/; Max-Age=" + seconds + "; HttpOnly; SameSite="
                + sameSite + (secure ? "; Secure" : "");
    }
}
