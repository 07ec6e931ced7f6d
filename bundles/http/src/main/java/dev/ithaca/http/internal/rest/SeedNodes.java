// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import dev.ithaca.http.internal.route.Handler;
import dev.ithaca.http.internal.route.HttpErrorCode;
import dev.ithaca.http.internal.route.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The seed system's {@code node} of a request. There are no other nodes yet, and whoever names one must not be shown, or type
 * into, what is here.
 */
public final class SeedNodes {
    private SeedNodes() {}

    /** Has a route do its work for this node only. */
    static Handler here(Handler handler) {
        return exchange -> {
            check(exchange.query().text("node").orElse(null));
            return handler.handle(exchange);
        };
    }

    /** Refuses every node but none. */
    public static void check(@Nullable String node) {
        if (node != null && !node.isBlank()) {
            throw new Problem(HttpErrorCode.UPSTREAM, "node not connected: " + node);
        }
    }
}
