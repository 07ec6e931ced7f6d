// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;

/** Finds out beforehand whether a port can be had, so that no server is made in vain. */
final class PortProbe {
    private PortProbe() {}

    /** Why the port cannot be had, in words for the user. */
    static Optional<String> objection(HttpSettings settings) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(settings.bind()), settings.port()));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(objection(settings, e));
        }
    }

    /** What to do about a port that cannot be opened. */
    static String objection(HttpSettings settings, IOException failure) {
        Throwable reason = failure.getCause() == null ? failure : failure.getCause();
        return "port " + settings.port() + " of " + settings.bind() + " cannot be opened (" + reason.getMessage()
                + "); end what uses it or choose another: ithaca daemon start --port N, or http_port in config.json";
    }
}
