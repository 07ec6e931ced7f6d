// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.proxy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.http.HttpHeaders;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * What may cross. To the app goes all but what belongs to this connection, to the user's login, or to proxies before us. From
 * it comes only what describes its answer: it must not set cookies, clear data, or loosen what we say of our origin.
 */
final class ProxyHeaders {
    private static final Set<String> KEPT_HERE = Set.of(
            "authorization",
            "connection",
            "content-length",
            "cookie",
            "cookie2",
            "expect",
            "forwarded",
            "host",
            "keep-alive",
            "origin",
            "referer",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "via",
            "x-api-key",
            "x-ithaca-csrf",
            "x-real-ip");
    private static final List<String> KEPT_FAMILIES = List.of("proxy-", "sec-websocket-", "x-forwarded-");
    private static final Set<String> ANSWERS = Set.of(
            "accept-ranges",
            "allow",
            "cache-control",
            "content-disposition",
            "content-encoding",
            "content-language",
            "content-length",
            "content-range",
            "content-type",
            "date",
            "etag",
            "expires",
            "last-modified",
            "retry-after",
            "vary");

    private ProxyHeaders() {}

    static void toApp(HttpServletRequest request, BiConsumer<String, String> target) {
        Set<String> named = new HashSet<>();
        for (String value : Collections.list(request.getHeaders("Connection"))) {
            Arrays.stream(value.split(",")).forEach(word -> named.add(lower(word.strip())));
        }
        for (String name : Collections.list(request.getHeaderNames())) {
            String lower = lower(name);
            boolean kept = KEPT_HERE.contains(lower)
                    || named.contains(lower)
                    || KEPT_FAMILIES.stream().anyMatch(lower::startsWith);
            if (!kept) {
                Collections.list(request.getHeaders(name)).forEach(value -> target.accept(name, value));
            }
        }
    }

    static void fromApp(HttpHeaders headers, HttpServletResponse response) {
        headers.map().forEach((name, values) -> {
            String lower = lower(name);
            boolean own = lower.startsWith("x-") && !lower.equals("x-frame-options") && !lower.startsWith("x-ithaca-");
            boolean ours = lower.equals("x-request-id") || lower.equals("x-content-type-options");
            if (ANSWERS.contains(lower) || (own && !ours)) {
                response.setHeader(name, values.get(0));
                values.stream().skip(1).forEach(value -> response.addHeader(name, value));
            }
        });
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
