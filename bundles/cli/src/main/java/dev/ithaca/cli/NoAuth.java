// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The question before a daemon without access control, as the seed system asks it. */
final class NoAuth {
    private static final int LONGEST = 16;

    private NoAuth() {}

    /** Returns only if the user wants it. */
    static void confirm() throws IOException, CliException {
        Streams.err("""
                WARNING: --no-auth turns access control off.
                Everybody who can reach the port of this daemon, which is every user and every program of this machine,
                can read all sessions, type into them and start commands as you.
                Type yes to go on:""");
        if (!"yes".equals(answer())) {
            throw new CliException(
                    "protocol error: aborted: --no-auth was not confirmed (to skip the question: --no-auth-without-ask)");
        }
    }

    private static String answer() throws IOException {
        byte[] line = new byte[LONGEST];
        int length = 0;
        for (int next = Streams.IN.read(); next >= 0 && next != '\n'; next = Streams.IN.read()) {
            if (length == LONGEST) {
                return "";
            }
            line[length++] = (byte) next;
        }
        return new String(Arrays.copyOf(line, length), StandardCharsets.UTF_8);
    }
}
