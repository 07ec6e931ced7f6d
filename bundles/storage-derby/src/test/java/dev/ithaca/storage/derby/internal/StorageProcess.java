// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal;

import dev.ithaca.storage.api.SessionRepository;
import dev.ithaca.storage.api.SessionRow;
import dev.ithaca.storage.api.SessionRows;
import dev.ithaca.storage.derby.internal.sql.SqlSessionRepository;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Another process that has a database open and stores rows, one after the other: it prints the number of each row once it
 * is stored as running, and its negative once it is stored as stopped.
 */
public final class StorageProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;

    private StorageProcess(Process process) {
        this.process = process;
        this.out = process.inputReader();
    }

    /** Starts one that stores rows from a number on. */
    public static StorageProcess start(Path home, int first) throws IOException {
        return new StorageProcess(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StorageProcess.class.getName(),
                        home.toString(),
                        Integer.toString(first))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** The next number, or null at the end. */
    public Integer next() throws IOException {
        String line = out.readLine();
        return line == null ? null : Integer.valueOf(line);
    }

    /** As {@code kill -9}. What was printed before can still be read. */
    public void kill() throws InterruptedException {
        // By its handle: the process itself would close the stream.
        process.toHandle().destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the process did not die");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The other process. */
    public static void main(String[] arguments) throws IOException {
        SessionRepository sessions =
                new SqlSessionRepository(OpenStorage.open(Path.of(arguments[0])).transactions());
        for (int i = Integer.parseInt(arguments[1]); System.in.available() == 0; i++) {
            SessionRow row = SessionRows.tagged(i, "tag" + i);
            sessions.insert(row);
            System.out.println(i);
            sessions.update(SessionRows.with(row, "stopped", i));
            System.out.println(-i);
        }
    }
}
