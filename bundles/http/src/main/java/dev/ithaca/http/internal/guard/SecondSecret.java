// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.guard;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;

/**
 * The second secret of a login, as the page sends it: in a header, or, where a browser lets a page set none, as one of the
 * subprotocols that it offers for a WebSocket.
 */
final class SecondSecret {
    private static final String SUBPROTOCOL = "ithaca.csrf.";

    private SecondSecret() {}

    static Optional<String> of(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("X-Ithaca-CSRF"))
                .or(() -> Collections.list(request.getHeaders("Sec-WebSocket-Protocol")).stream()
                        .flatMap(line -> Arrays.stream(line.split(",")))
                        .map(String::strip)
                        .filter(name -> name.startsWith(SUBPROTOCOL))
                        .map(name -> name.substring(SUBPROTOCOL.length()))
                        .findFirst());
    }
}
