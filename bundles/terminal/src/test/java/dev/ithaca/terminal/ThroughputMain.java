// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntConsumer;

/**
 * Measures megabytes a second of processor time, warm, of each part on four kinds of output. Not a test: run it by hand, for instance with
 * {@code java -cp target/classes:target/test-classes dev.ithaca.terminal.ThroughputMain}.
 */
final class ThroughputMain {
    private static final int CHUNK = 4096;
    private static final int ROUNDS = 7;
    private static final int MEGABYTES = 32;

    private ThroughputMain() {}

    public static void main(String[] args) {
        System.out.println("MB/s, best and median of " + ROUNDS + " rounds");
        measureAll("plain", repeat("the quick brown fox jumps over the lazy dog, and so on until column 72..\r\n"));
        measureAll("sgr", sgr());
        measureAll("tui", tui());
        measureAll("utf8", repeat("│ 漢字 wide, ─── lines and é accents, a bit of everything — 🙂 │\r\n"));
    }

    /** Time of this thread alone: the machine may be busy with other things. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static byte[] repeat(String line) {
        return Vt.bytes(line.repeat(2000));
    }

    private static byte[] sgr() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < 2000; i++) {
            out.append("^[[1;3")
                    .append(i % 8)
                    .append("mword ^[[0m plain ^[[38;5;")
                    .append(i % 256);
            out.append("mcoloured text^[[39m and ^[[7minverse^[[m end\r\n");
        }
        return Vt.bytes(out.toString());
    }

    private static byte[] tui() {
        StringBuilder out = new StringBuilder("^[[?1049h");
        for (int frame = 0; frame < 60; frame++) {
            out.append("^[[?25l^[[H");
            for (int row = 1; row <= 24; row++) {
                out.append("^[[")
                        .append(row)
                        .append(";1H^[[38;5;")
                        .append((frame + row) % 256)
                        .append("m│^[[m ");
                out.append("item ")
                        .append(frame * row)
                        .append("^[[")
                        .append(row)
                        .append(";40H^[[K^[[1mvalue^[[22m ");
                out.append(frame).append("^[[").append(row).append(";80H│");
            }
            out.append("^[[?25h");
        }
        return Vt.bytes(out.toString());
    }

    private static void measureAll(String name, byte[] data) {
        Terminal without = new Terminal(24, 80, 0);
        measure(
                name + " terminal, no scrollback",
                data,
                at -> without.feed(data, at, Math.min(CHUNK, data.length - at)));
        Terminal with = new Terminal(24, 80, 10_000);
        measure(name + " terminal, 10,000 rows", data, at -> with.feed(data, at, Math.min(CHUNK, data.length - at)));
        QueryScanner scanner = new QueryScanner();
        measure(
                name + " query scanner",
                data,
                at -> scanner.feed(data, at, Math.min(CHUNK, data.length - at), (q, e) -> {}));
        ViewerFilter filter = new ViewerFilter();
        long[] passed = new long[1];
        measure(
                name + " viewer filter",
                data,
                at -> filter.<RuntimeException>feed(
                        data, at, Math.min(CHUNK, data.length - at), (b, from, n) -> passed[0] += n));
    }

    private static void measure(String name, byte[] data, IntConsumer feed) {
        double[] rates = new double[ROUNDS];
        for (int round = -2; round < ROUNDS; round++) {
            long start = cpuNanos();
            long bytes = 0;
            while (bytes < MEGABYTES * 1_000_000L) {
                for (int at = 0; at < data.length; at += CHUNK) {
                    feed.accept(at);
                }
                bytes += data.length;
            }
            if (round >= 0) {
                rates[round] = bytes * 1e3 / (cpuNanos() - start);
            }
        }
        Arrays.sort(rates);
        System.out.printf(Locale.ROOT, "%-34s %8.0f %8.0f%n", name, rates[ROUNDS - 1], rates[ROUNDS / 2]);
    }
}
