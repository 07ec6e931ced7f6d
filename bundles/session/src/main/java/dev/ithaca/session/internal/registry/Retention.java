// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.registry;

import dev.ithaca.session.log.LogLimits;
import dev.ithaca.session.log.LogWriter;
import dev.ithaca.spi.SessionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps all logs together within their total. The output of the sessions that ended first goes first; rows and events stay,
 * and a reader is told the first byte that still exists. Running sessions are bounded each by its own host.
 */
final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final int MEMORY = 64 * 1024;

    private final SessionStore store;
    private final Path sessionsDirectory;
    private final Supplier<SessionLimits> limits;
    private final Clock clock;

    Retention(SessionStore store, Path sessionsDirectory, Supplier<SessionLimits> limits, Clock clock) {
        this.store = store;
        this.sessionsDirectory = sessionsDirectory;
        this.limits = limits;
        this.clock = clock;
    }

    private record Folder(SessionId id, long bytes, long lastWrite) {}

    void apply() {
        try {
            List<Folder> folders = folders();
            long total = folders.stream().mapToLong(Folder::bytes).sum();
            folders.sort(Comparator.comparingLong(Folder::lastWrite));
            for (Folder folder : folders) {
                if (total <= limits.get().keepBytesTotal()) {
                    return;
                }
                total -= removeOutput(folder);
            }
            if (total > limits.get().keepBytesTotal()) {
                LOG.warn(
                        "the logs of running sessions alone have {} bytes, {} are allowed",
                        total,
                        limits.get().keepBytesTotal());
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("retention failed", e);
        }
    }

    private long removeOutput(Folder folder) throws IOException {
        boolean ended = store.inMemory(folder.id()).isEmpty()
                && store.row(folder.id()).map(row -> !Rows.status(row).isLive()).orElse(false);
        if (!ended) {
            return 0;
        }
        Path directory = sessionsDirectory.resolve(folder.id().value());
        LogLimits keepNothing = new LogLimits(LogLimits.DEFAULT.segmentBytes(), 0, MEMORY);
        try (LogWriter log = LogWriter.open(directory, keepNothing, clock::millis)) {
            log.trim(log.end());
        }
        LOG.warn(
                "{}: output removed, all logs together passed {} bytes",
                folder.id(),
                limits.get().keepBytesTotal());
        return folder.bytes() - size(directory);
    }

    private List<Folder> folders() throws IOException {
        List<Folder> folders = new ArrayList<>();
        try (Stream<Path> entries = Files.list(sessionsDirectory)) {
            for (Path entry : entries.toList()) {
                String name = entry.getFileName().toString();
                if (SessionId.isValid(name)) {
                    folders.add(new Folder(
                            new SessionId(name),
                            size(entry),
                            Files.getLastModifiedTime(entry).toMillis()));
                }
            }
        }
        return folders;
    }

    private static long size(Path directory) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                try {
                    bytes += Files.size(file);
                } catch (NoSuchFileException gone) {
                    // compressed or removed meanwhile; the next round counts again
                }
            }
        }
        return bytes;
    }
}
