// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.page;

import dev.ithaca.http.internal.route.Exchange;
import dev.ithaca.http.internal.route.HttpErrorCode;
import dev.ithaca.http.internal.route.Problem;
import dev.ithaca.http.internal.route.Reply;
import java.io.IOException;
import java.util.Optional;

/**
 * What answers a path that is no route's: the user's own files first, as in the seed system, then the page. What the page is
 * made of never comes from the user's files: a script among them would run with the login of whoever looks at the page, and
 * agents write there.
 */
public final class Pages {
    private final Own own;
    private final WebPage page;

    /** What the user has put there. */
    @FunctionalInterface
    public interface Own {
        /** Answers what is the user's; nothing if it is not. */
        Optional<Reply> serve(Exchange exchange) throws IOException;
    }

    public Pages(Own own, WebPage page) {
        this.own = own;
        this.page = page;
    }

    public Reply serve(Exchange exchange) throws IOException {
        if (exchange.path().first().equals("api")) {
            throw Problem.notFound("path");
        }
        if (!page.owns(exchange.path())) {
            Optional<Reply> file = own.serve(exchange);
            if (file.isPresent()) {
                return file.get();
            }
        }
        String method = exchange.request().getMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            throw new Problem(HttpErrorCode.METHOD, "this path takes GET, HEAD").withHeader("Allow", "GET, HEAD");
        }
        return page.serve(exchange);
    }
}
