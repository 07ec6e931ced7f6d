// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

/** Writes until it is killed, and tells what it has flushed: {@code <flushed>} lines on standard output. */
final class WriterMain {
    private WriterMain() {}

    public static void main(String[] arguments) throws Exception {
        Random random = new Random(Long.parseLong(arguments[1]));
        PrintStream out = new PrintStream(System.out, true, "US-ASCII");
        LogLimits limits = new LogLimits(200_000, Long.MAX_VALUE, 1 << 20);
        try (LogWriter writer = LogWriter.open(Path.of(arguments[0]), limits, System::currentTimeMillis)) {
            out.println(writer.end());
            while (!out.checkError()) {
                Sample.append(writer, random.nextInt(30_000));
                if (random.nextInt(4) > 0) {
                    writer.flush();
                    out.println(writer.flushed());
                }
                if (random.nextInt(50) == 0) {
                    writer.event("note", Map.of("flushed", Long.toString(writer.flushed())));
                    writer.checkpoint(writer.flushed(), 24, 80, new byte[1000]);
                    ClosedSegments.compress(Path.of(arguments[0]), 1);
                }
            }
        }
    }
}
