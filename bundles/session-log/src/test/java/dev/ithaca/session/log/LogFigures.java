// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Measures the log; run by hand: {@code java -cp target/classes:target/test-classes dev.ithaca.session.log.LogFigures DIR}. */
final class LogFigures {
    private static final long GIGABYTE = 1L << 30;
    private static final int READ = 4096;
    private static final int IDLE = 1000;

    private final Path directory;
    private final PrintStream out;

    private LogFigures(Path directory, PrintStream out) {
        this.directory = directory;
        this.out = out;
    }

    public static void main(String[] arguments) throws Exception {
        LogFigures figures = new LogFigures(Path.of(arguments[0]), System.out);
        figures.idle();
        figures.floor(GIGABYTE / 4);
        figures.write("warm", GIGABYTE / 4);
        figures.floor(GIGABYTE / 4);
        figures.write("again", GIGABYTE / 4);
        figures.write("log", GIGABYTE);
        figures.index();
        figures.read();
        figures.recover();
        figures.compress();
        figures.index();
    }

    private static double cpuSeconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    /** The limit: the same bytes by bare writes of 64 KiB. */
    private void floor(long bytes) throws IOException {
        ByteBuffer block = ByteBuffer.allocateDirect(64 << 10);
        long began = System.nanoTime();
        double cpu = cpuSeconds();
        for (long written = 0; written < bytes; written += LogLimits.DEFAULT.segmentBytes()) {
            Path path = directory.resolve("floor-" + cpu + "-" + written);
            try (FileChannel channel =
                    FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                for (long i = 0; i < LogLimits.DEFAULT.segmentBytes(); i += block.capacity()) {
                    channel.write(block.clear());
                }
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        double gigabytes = bytes / (double) GIGABYTE;
        out.printf(
                "floor, bare writes: %.0f MB/s, %.3f CPU s/GB%n",
                bytes / 1e6 / seconds, (cpuSeconds() - cpu) / gigabytes);
    }

    private void write(String name, long bytes) throws IOException {
        byte[] text = new byte[READ];
        for (int i = 0; i < READ; i++) {
            text[i] = (byte) (i % 80 == 79 ? '\n' : ' ' + i * 31 % 90);
        }
        ByteBuffer read = ByteBuffer.allocateDirect(READ).put(text).flip();
        long began = System.nanoTime();
        double cpu = cpuSeconds();
        try (LogWriter writer = LogWriter.open(directory.resolve(name), LogLimits.DEFAULT, System::currentTimeMillis)) {
            for (long written = 0; written < bytes; written += READ) {
                writer.append(read.rewind());
                if (writer.end() - writer.pendingStart() >= 64 << 10) {
                    writer.flush();
                }
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            cpu = cpuSeconds() - cpu;
            double gigabytes = bytes / (double) GIGABYTE;
            out.printf("%s: append+flush %.0f MB/s, %.3f CPU s/GB%n", name, bytes / 1e6 / seconds, cpu / gigabytes);
        }
    }

    private void index() throws IOException {
        for (int round = 0; round < 3; round++) {
            long began = System.nanoTime();
            try (LogReader reader = LogReader.open(directory.resolve("log"))) {
                long near = reader.offsetBeforeLines(200);
                long middle = System.nanoTime();
                long far = reader.offsetBeforeLines(reader.lines() / 2);
                long end = System.nanoTime();
                out.printf(
                        "open + offsetBeforeLines(200) -> end-%d: %.2f ms; half of %d lines -> %d: %.2f ms%n",
                        reader.end() - near, (middle - began) / 1e6, reader.lines(), far, (end - middle) / 1e6);
            }
        }
    }

    private void read() throws IOException {
        long began = System.nanoTime();
        double cpu = cpuSeconds();
        ByteBuffer block = ByteBuffer.allocateDirect(64 << 10);
        long offset = 0;
        try (LogReader reader = LogReader.open(directory.resolve("log"))) {
            for (int count = 1; count > 0; offset += count) {
                count = reader.read(offset, block.clear());
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        out.printf("read %.0f MB/s, %.3f CPU s/GB%n", offset / 1e6 / seconds, cpuSeconds() - cpu);
    }

    private void recover() throws IOException {
        long began = System.nanoTime();
        LogReader.recover(directory.resolve("log")).close();
        out.printf("recover %.1f ms%n", (System.nanoTime() - began) / 1e6);
    }

    private void compress() throws IOException {
        long began = System.nanoTime();
        int count = ClosedSegments.compress(directory.resolve("log"), 1);
        out.printf("compress %d segments, %.0f ms each%n", count, (System.nanoTime() - began) / 1e6 / count);
        began = System.nanoTime();
        try (LogReader reader = LogReader.open(directory.resolve("log"))) {
            reader.read(GIGABYTE / 2 + 12345, ByteBuffer.allocate(1000));
        }
        out.printf("open + read from the middle, compressed: %.2f ms%n", (System.nanoTime() - began) / 1e6);
    }

    private void idle() throws IOException {
        List<LogWriter> writers = new ArrayList<>(IDLE);
        long[] clock = {1_000_000};
        idleOne("warm-idle", clock).close();
        long before = heap();
        long files = descriptors();
        for (int i = 0; i < IDLE; i++) {
            writers.add(LogWriter.open(directory.resolve("idle-" + i), LogLimits.DEFAULT, () -> clock[0]));
        }
        out.printf("fresh: %d bytes of heap per writer%n", (heap() - before) / IDLE);
        for (LogWriter writer : writers) {
            use(writer);
        }
        out.printf(
                "written 2 KB: %d bytes of heap per writer, %.2f descriptors%n",
                (heap() - before) / IDLE, (descriptors() - files) / (double) IDLE);
        clock[0] += 1000;
        writers.forEach(LogWriter::flush);
        out.printf(
                "idle: %d bytes of heap per writer, %.2f descriptors%n",
                (heap() - before) / IDLE, (descriptors() - files) / (double) IDLE);
        long began = System.nanoTime();
        writers.forEach(LogWriter::flush);
        out.printf("flush with nothing to do: %d ns%n", (System.nanoTime() - began) / IDLE);
        writers.forEach(LogWriter::close);
    }

    private LogWriter idleOne(String name, long[] clock) throws IOException {
        LogWriter writer = LogWriter.open(directory.resolve(name), LogLimits.DEFAULT, () -> clock[0]);
        use(writer);
        return writer;
    }

    private static void use(LogWriter writer) {
        writer.event("started", Map.of("pid", "1"));
        Sample.append(writer, 2000);
        writer.flush();
    }

    private static long descriptors() throws IOException {
        try (var files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        }
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
