// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host;

import dev.ithaca.wire.host.HostRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Figures of the host alone, each beside its limit in the same run. Arguments: which ({@code bulk}, {@code spawn},
 * {@code idle}, {@code echo}) and a C compiler's output of {@code src/test/c/drain.c}.
 */
public final class HostBench {
    private static final int ROUNDS = 5;

    private HostBench() {}

    public static void main(String[] arguments) throws Exception {
        try (HostRun host =
                        HostRun.start(Arrays.copyOfRange(arguments, Math.min(2, arguments.length), arguments.length));
                ControlClient control = host.control()) {
            switch (arguments[0]) {
                case "bulk" -> bulk(host, control, arguments[1]);
                case "spawn" -> spawn(control);
                case "idle" -> idle(host, control, 1000);
                case "echo" -> echo(control);
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        }
    }

    private static void bulk(HostRun host, ControlClient control, String drain) throws Exception {
        Path text = text(100_000_000);
        bulk(host, control, drain, "seq 3000000", List.of("seq", "3000000"));
        bulk(host, control, drain, "cat 100 MB", List.of("cat", text.toString()));
        Files.delete(text);
        threads(host.pid());
    }

    /** Where the host's processor time went. */
    private static void threads(long pid) throws IOException {
        try (var tasks = Files.newDirectoryStream(Path.of("/proc/" + pid + "/task"))) {
            for (Path task : tasks) {
                String stat = Files.readString(task.resolve("stat"));
                String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
                long millis = (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * 10;
                if (millis > 50) {
                    System.out.println(
                            "  " + Files.readString(task.resolve("comm")).trim() + " " + millis + " ms");
                }
            }
        }
    }

    private static void bulk(HostRun host, ControlClient control, String drain, String name, List<String> command)
            throws Exception {
        double[] bare = new double[ROUNDS];
        double[] detached = new double[ROUNDS];
        double[] attached = new double[ROUNDS];
        double[] cpu = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            ProcessBuilder builder = new ProcessBuilder(drain);
            builder.command().addAll(command);
            builder.redirectErrorStream(true).start().waitFor();
            bare[round] = millisSince(start);
            long before = cpuMillis(host.pid());
            detached[round] = run(control, name + " d " + round, command, false);
            cpu[round] = cpuMillis(host.pid()) - before;
            attached[round] = run(control, name + " a " + round, command, true);
        }
        System.out.printf(
                "%s: bare %.0f ms, detached %.0f ms (%.2f; host cpu %.0f ms), attached %.0f ms (%.2f)%n",
                name,
                median(bare),
                median(detached),
                median(detached) / median(bare),
                median(cpu),
                median(attached),
                median(attached) / median(bare));
        System.out.println("  bare " + Arrays.toString(bare));
        System.out.println("  detached " + Arrays.toString(detached));
        System.out.println("  attached " + Arrays.toString(attached));
    }

    private static double run(ControlClient control, String session, List<String> command, boolean attach) {
        String id = session.replace(' ', '-');
        long start = System.nanoTime();
        control.spawn(id, command.toArray(String[]::new));
        if (attach) {
            try (AttachedClient client = control.attachDiscarding(id)) {
                client.awaitEnd();
            }
        }
        control.ended(id);
        double millis = millisSince(start);
        control.ask(new HostRequest.Forget(id));
        return millis;
    }

    private static void spawn(ControlClient control) {
        for (int round = 0; round < ROUNDS; round++) {
            double[] micros = new double[200];
            for (int i = 0; i < micros.length; i++) {
                String id = "spawn-" + round + "-" + i;
                HostRequest.Spawn request = control.spawnRequest(id, Map.of(), "/bin/true");
                long start = System.nanoTime();
                control.ask(request);
                micros[i] = (System.nanoTime() - start) / 1000.0;
                control.ended(id);
                control.ask(new HostRequest.Forget(id));
            }
            System.out.printf("spawn, asked to answered: p50 %.0f us, p99 %.0f us%n", median(micros), high(micros));
        }
    }

    private static void idle(HostRun host, ControlClient control, int sessions) throws IOException {
        spawn(control);
        long before = rss(host.pid());
        for (int i = 0; i < sessions; i++) {
            control.spawn("idle-" + i, "/bin/sh", "-c", "echo ready; read x");
        }
        for (int i = 0; i < sessions; i++) {
            String id = "idle-" + i;
            control.event(
                    dev.ithaca.wire.host.HostEvent.Grew.class,
                    grew -> grew.session().equals(id));
        }
        sleep(3000);
        long after = rss(host.pid());
        long cpu = cpuMillis(host.pid());
        sleep(5000);
        System.out.printf(
                "%d idle sessions: host %d KB before, %d KB with them, %.1f KB each; idle cpu %.1f ms/s%n",
                sessions, before, after, (after - before) / (double) sessions, (cpuMillis(host.pid()) - cpu) / 5.0);
    }

    private static void echo(ControlClient control) {
        for (int round = 0; round < ROUNDS; round++) {
            echo(control, "idle-" + round);
        }
        control.spawn("flood", "sh", "-c", "while :; do seq 1000000; done");
        for (int round = 0; round < ROUNDS; round++) {
            echo(control, "flood-" + round);
        }
        control.ask(new HostRequest.Terminate("flood", true, 0));
    }

    private static void echo(ControlClient control, String name) {
        control.spawn(name, "sh", "-c", "stty raw -echo; echo ready; exec cat");
        double[] micros = new double[500];
        try (AttachedClient client = control.attach(name, 0)) {
            client.awaitText("ready\n");
            long bytes = client.output().length;
            for (int i = 0; i < micros.length; i++) {
                sleep(2);
                long start = System.nanoTime();
                client.type("k");
                client.awaitBytes(++bytes);
                micros[i] = (System.nanoTime() - start) / 1000.0;
            }
        }
        control.ask(new HostRequest.Terminate(name, true, 0));
        System.out.printf("echo %s: p50 %.0f us, p99 %.0f us%n", name, median(micros), high(micros));
    }

    private static Path text(int bytes) throws IOException {
        Path file = Files.createTempFile("text", ".txt");
        byte[] line = ("The quick brown fox jumps over the lazy dog, and then some more of it." + "\n")
                .getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = new java.io.BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            for (int written = 0; written < bytes; written += line.length) {
                out.write(line);
            }
        }
        return file;
    }

    private static long rss(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    private static long cpuMillis(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * 10;
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double high(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length * 99 / 100];
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
