// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The command line.
 *
 * @param socket where to listen, absolute
 * @param build names the exact code of this host
 * @param idleMillis how long it stays without sessions and control connections
 * @param viewerMillis how long a viewer that takes nothing keeps a session that is forgotten
 */
record HostOptions(Path socket, String build, long idleMillis, long viewerMillis) {
    static final String USAGE =
            "usage: --socket <absolute path> --build <id> [--idle-seconds <n>] [--viewer-seconds <n>]";

    private static final List<String> KNOWN = List.of("--socket", "--build", "--idle-seconds", "--viewer-seconds");

    /** @throws IllegalArgumentException with a message for the user */
    static HostOptions parse(String... arguments) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!KNOWN.contains(arguments[i]) || i + 1 == arguments.length) {
                throw new IllegalArgumentException("unknown or incomplete option " + arguments[i] + "; " + USAGE);
            }
            values.put(arguments[i], arguments[i + 1]);
        }
        String socket = values.get("--socket");
        String build = values.get("--build");
        if (socket == null || !socket.startsWith("/") || build == null) {
            throw new IllegalArgumentException(USAGE);
        }
        return new HostOptions(
                Path.of(socket),
                build,
                seconds(values.getOrDefault("--idle-seconds", "60")) * 1000,
                seconds(values.getOrDefault("--viewer-seconds", "60")) * 1000);
    }

    /** Beside {@code run/} of the socket: {@code logs/pty-host-X.log}. */
    Path log() {
        String name = String.valueOf(socket.getFileName()).replaceFirst("\\.sock$", "") + ".log";
        return socket.resolve("../../logs").normalize().resolve(name);
    }

    private static long seconds(String text) {
        try {
            return Math.max(1, Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a number of seconds: " + text + "; " + USAGE, e);
        }
    }
}
