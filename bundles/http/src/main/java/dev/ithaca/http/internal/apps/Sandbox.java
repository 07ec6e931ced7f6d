// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.apps;

import dev.ithaca.http.internal.guard.SecurityHeaders;
import dev.ithaca.http.internal.route.Exchange;
import dev.ithaca.http.internal.route.Reply;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/** What makes an app a stranger to the page: the headers of its answers. */
public final class Sandbox {
    private Sandbox() {}

    /** Whether a request shows a pass: it comes from an origin that has no name. */
    public static boolean isPassPath(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/~");
    }

    /** Headers of a file of the user's. */
    static void enter(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", SecurityHeaders.CSP_SANDBOX);
    }

    /**
     * Headers of what was asked for with a pass. The origin of who asks is opaque, so for the browser all is cross-origin;
     * whoever has the pass may read, and no cookie counts here.
     */
    static void open(HttpServletResponse response) {
        enter(response);
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Access-Control-Expose-Headers", "*");
    }

    static boolean isPreflight(Exchange exchange) {
        return exchange.request().getMethod().equals("OPTIONS")
                && exchange.header("Access-Control-Request-Method").isPresent();
    }

    static Reply preflight() {
        return new Reply.Whole(
                204,
                null,
                new byte[0],
                Map.of(
                        "Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE",
                        "Access-Control-Allow-Headers", "*",
                        "Access-Control-Max-Age", "600"));
    }
}
