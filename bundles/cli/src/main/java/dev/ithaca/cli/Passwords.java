// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Gets secrets from the user. A new password: from a file, from standard input, or from the terminal, twice and unseen. An
 * answer: from the terminal, once and unseen.
 */
final class Passwords {
    private static final int LONGEST = 1024;
    private static final int SHORTEST = 8;

    private Passwords() {}

    /** The password as UTF-8; {@code -} is standard input, null the terminal if standard input is one. */
    static byte[] read(@Nullable String file) throws IOException, CliException {
        if (file == null && Streams.isTerminal(0)) {
            return ask();
        }
        if (file == null || "-".equals(file)) {
            return line(Streams.IN);
        }
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return line(in);
        } catch (IOException e) {
            throw new CliException("the password file cannot be read: " + e.getMessage());
        }
    }

    private static byte[] ask() throws IOException, CliException {
        return hidden("use --password-file", () -> {
            while (true) {
                byte[] first = prompt("Set daemon password: ");
                byte[] second = first.length < SHORTEST ? first : prompt("Confirm password: ");
                if (first.length < SHORTEST) {
                    Streams.err("A password has at least " + SHORTEST + " characters.");
                } else if (Arrays.equals(first, second)) {
                    Arrays.fill(second, (byte) 0);
                    return first;
                } else {
                    Streams.err("The passwords differ.");
                }
                Arrays.fill(first, (byte) 0);
                Arrays.fill(second, (byte) 0);
            }
        });
    }

    /** Asks once, for whatever it is, and does not show it. */
    static byte[] askUnseen(String text) throws IOException, CliException {
        return hidden("pipe it in", () -> prompt(text));
    }

    private static byte[] hidden(String otherwise, Question question) throws IOException, CliException {
        Terminal terminal = Terminal.open();
        if (!terminal.exists()) {
            throw new CliException("there is no terminal to ask at; " + otherwise);
        }
        Thread restorer = new Thread(() -> restore(terminal), "ithaca-restore");
        Runtime.getRuntime().addShutdownHook(restorer);
        terminal.hideKeys();
        try {
            return question.ask();
        } finally {
            terminal.restore();
            Runtime.getRuntime().removeShutdownHook(restorer);
        }
    }

    private interface Question {
        byte[] ask() throws IOException, CliException;
    }

    private static void restore(Terminal terminal) {
        try {
            terminal.restore();
        } catch (IOException e) {
            Streams.err("warning: the terminal's modes could not be restored; try: stty sane");
        }
    }

    private static byte[] prompt(String text) throws IOException, CliException {
        Streams.ERR.write(text.getBytes(StandardCharsets.UTF_8));
        try {
            return line(Streams.IN);
        } finally {
            Streams.ERR.write('\n');
        }
    }

    /** The first line, without its end. */
    private static byte[] line(InputStream in) throws IOException, CliException {
        Wiped line = new Wiped();
        try {
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0 && line.size() == 0) {
                    throw new CliException("no password was given");
                }
                if (next < 0) {
                    break;
                }
                if (line.size() == LONGEST) {
                    throw new CliException("the password is too long");
                }
                line.write(next);
            }
            byte[] bytes = line.toByteArray();
            return bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
        } finally {
            line.wipe();
        }
    }

    /** A buffer that never grows, so that no copies of its content are left, and that can be wiped. */
    private static final class Wiped extends ByteArrayOutputStream {
        Wiped() {
            super(LONGEST);
        }

        void wipe() {
            Arrays.fill(buf, (byte) 0);
        }
    }
}
