// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host;

import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/** The host's own log: few lines, with a time each, and an end before a failure that repeats could fill the disk. */
final class HostLog implements Consumer<String> {
    private static final long MOST_BYTES = 4L << 20;

    private final PrintStream out;
    private long written;

    HostLog(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void accept(String message) {
        if (written > MOST_BYTES) {
            return;
        }
        String line = Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + message;
        written += line.length() + 1;
        out.println(written > MOST_BYTES ? line + "\nthe log is full: this host writes no more to it" : line);
        out.flush();
    }
}
