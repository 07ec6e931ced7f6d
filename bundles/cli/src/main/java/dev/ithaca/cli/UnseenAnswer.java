// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.cli;

import dev.ithaca.wire.FrameChannel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** The part of {@code answer} that only the client can do: to ask for an answer that is not shown, a password mostly. */
final class UnseenAnswer {
    private static final Set<String> VALUED = Set.of("--timeout", "--if-screen");

    private UnseenAnswer() {}

    /** Whether an item is named and nothing else, by somebody at a terminal. */
    static boolean handles(String[] words) {
        return "answer".equals(words[0]) && namesOnlyAnItem(words) && Streams.isTerminal(0);
    }

    static boolean namesOnlyAnItem(String[] words) {
        int named = 0;
        for (int i = 1; i < words.length; i++) {
            if ("--help".equals(words[i]) || "-h".equals(words[i])) {
                return false;
            }
            if (VALUED.contains(words[i])) {
                i++;
            } else if (!words[i].startsWith("-")) {
                named++;
            }
        }
        return named == 1;
    }

    /** Hands the answer to the daemon as the standard input of the command; wipes it. */
    static int run(FrameChannel daemon, String[] words, Map<String, String> environment)
            throws IOException, CliException {
        byte[] answer = Passwords.askUnseen("Answer (not shown): ");
        try {
            return new CommandClient(daemon, words, environment)
                    .withInput(new ByteArrayInputStream(answer))
                    .run();
        } finally {
            Arrays.fill(answer, (byte) 0);
        }
    }
}
