// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.server;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the server is on, and if not, why. */
final class ServerState {
    private @Nullable URI base;
    private @Nullable String problem;

    synchronized void on(URI address) {
        base = address;
        problem = null;
    }

    synchronized void off(@Nullable String reason) {
        base = null;
        problem = reason;
    }

    /** The server has gone, for a while or for good; whoever ends it says why. */
    synchronized void gone() {
        base = null;
    }

    /** Gives a reason if the server has not come meanwhile; it may come yet. */
    synchronized void late(String reason) {
        if (base == null && problem == null) {
            problem = reason;
        }
    }

    synchronized Optional<URI> base() {
        return Optional.ofNullable(base);
    }

    synchronized Optional<String> problem() {
        return Optional.ofNullable(problem);
    }
}
