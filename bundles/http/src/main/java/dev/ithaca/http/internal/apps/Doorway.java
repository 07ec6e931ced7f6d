// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.apps;

import dev.ithaca.http.internal.route.Exchange;
import dev.ithaca.http.internal.route.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/**
 * What a browser gets at the address of an app: a page of ours whose script asks for a pass with both secrets of the login, and
 * goes on to the app. The cookie, which comes with the request for the address, is known to every port of this host, so it opens
 * nothing; the second secret is kept by the browser for pages of this origin. Who is not logged in is led to the page.
 */
final class Doorway {
    private static final String SCRIPT = script();
    private static final String CSP = "default-src 'none'; script-src 'sha256-" + hash(SCRIPT)
            + "'; connect-src 'self'; " + "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    private static final byte[] PAGE = ("<!doctype html><meta charset=\"utf-8\"><title>Ithaca</title>"
                    + "<noscript>Apps are opened by a script.</noscript><script>" + SCRIPT + "</script>")
            .getBytes(StandardCharsets.UTF_8);

    private Doorway() {}

    static Reply page(Exchange exchange) {
        exchange.response().setHeader("Content-Security-Policy", CSP);
        return new Reply.Whole(200, "text/html; charset=utf-8", PAGE.clone(), Map.of());
    }

    private static String script() {
        try (InputStream script = Doorway.class.getResourceAsStream("doorway.js")) {
            if (script == null) {
                throw new IllegalStateException("doorway.js is not in the bundle");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
