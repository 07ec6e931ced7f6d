// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The terminal that the client was started at. Its modes are read and set by {@code stty}, which every Unix has and which
 * spares a native library. Thread safe.
 */
final class Terminal {
    /** Stands for no terminal. */
    static final Terminal NONE = new Terminal(null, 0, 0);

    private static final File DEVICE = new File("/dev/tty");

    private final @Nullable String saved;
    private int rows;
    private int columns;
    private boolean changed;

    private Terminal(@Nullable String saved, int rows, int columns) {
        this.saved = saved;
        this.rows = rows;
        this.columns = columns;
    }

    /** Reads modes and size with one process; {@link #NONE} if there is no controlling terminal. */
    static Terminal open() {
        try {
            String answer = run("sh", "-c", "stty -g; stty size");
            int lineEnd = answer.indexOf('\n');
            if (lineEnd <= 0) {
                return NONE;
            }
            Terminal terminal = new Terminal(answer.substring(0, lineEnd), 0, 0);
            terminal.takeSize(answer.substring(lineEnd + 1));
            return terminal;
        } catch (IOException e) {
            return NONE;
        }
    }

    synchronized int rows() {
        return rows;
    }

    synchronized int columns() {
        return columns;
    }

    boolean exists() {
        return saved != null;
    }

    /** Every key goes to the session as it is, also Ctrl-C. */
    synchronized void makeRaw() throws IOException {
        changed = true;
        run("stty", "raw", "-echo", "-iexten");
    }

    /** Keys are not shown while they are typed. */
    synchronized void hideKeys() throws IOException {
        changed = true;
        run("stty", "-echo");
    }

    /** Puts back the modes of the beginning; does nothing the second time. */
    synchronized void restore() throws IOException {
        if (changed && saved != null) {
            changed = false;
            run("stty", saved);
        }
    }

    /** Asks for the size again; true if it has changed. */
    synchronized boolean refreshSize() throws IOException {
        int oldRows = rows;
        int oldColumns = columns;
        takeSize(run("stty", "size"));
        return rows != oldRows || columns != oldColumns;
    }

    private void takeSize(String answer) throws IOException {
        String text = answer.trim();
        int space = text.indexOf(' ');
        try {
            rows = Integer.parseInt(text.substring(0, Math.max(0, space)));
            columns = Integer.parseInt(text.substring(space + 1));
        } catch (NumberFormatException e) {
            throw new IOException("stty gave no size: " + text, e);
        }
    }

    private static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectInput(Redirect.from(DEVICE))
                .redirectError(Redirect.DISCARD)
                .start();
        try (InputStream out = process.getInputStream()) {
            String answer = new String(out.readAllBytes(), StandardCharsets.US_ASCII);
            process.waitFor();
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
