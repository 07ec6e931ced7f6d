// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.session;

import dev.ithaca.pty.host.screen.LogUpkeep;
import dev.ithaca.pty.host.screen.ScreenModel;
import dev.ithaca.pty.host.screen.SizeHistory;
import dev.ithaca.session.log.EventFile;
import dev.ithaca.session.log.LogWriter;
import dev.ithaca.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Has the background thread write a checkpoint of the screen about every {@value #EVERY} bytes of output and when a
 * session falls silent, compress closed segments, and make a long event file short. One job at a time for a session. A flood
 * is not followed closely: the processors are its own, its screen is wanted when it is over, and until then at most
 * {@value #EVERY_OF_FLOOD} bytes lie behind the last checkpoint.
 */
final class Checkpoints {
    private static final long EVERY = 4L << 20;
    private static final long EVERY_NANOS = 2_000_000_000L;
    private static final long EVERY_OF_FLOOD = 64L << 20;
    private static final long WHEN_RESTED = 512L << 10;
    private static final long COMPRESS_EVERY = 256L << 20;
    private static final long COMPRESS_WHEN_RESTED = 8L << 20;

    private final SessionLog log;
    private final SizeHistory sizes;
    private final SessionServices services;
    private long last;
    private long lastNanos = System.nanoTime();
    private long compressed;
    private boolean busy;
    private boolean released;

    Checkpoints(SessionLog log, SizeHistory sizes, SessionServices services) {
        this.log = log;
        this.sizes = sizes;
        this.services = services;
        this.last = log.end();
        this.compressed = log.start();
    }

    /** There was output. */
    void grew() {
        if (!busy && due(log.end() - last)) {
            checkpoint();
        } else if (!busy && log.end() - compressed >= COMPRESS_EVERY) {
            compress();
        }
    }

    private boolean due(long behind) {
        return behind >= EVERY && (behind >= EVERY_OF_FLOOD || System.nanoTime() - lastNanos >= EVERY_NANOS);
    }

    /** There was no output for a second. */
    void rested() {
        if (!busy && log.end() - last > WHEN_RESTED) {
            checkpoint();
        } else if (!busy && log.end() - compressed >= COMPRESS_WHEN_RESTED) {
            compress();
        }
    }

    /** The session has ended: what it said should outlast the machine's power too. */
    void ended() {
        if (!busy && log.end() - last > WHEN_RESTED) {
            checkpoint();
        }
        Path directory = log.directory();
        submit(() -> {
            LogUpkeep.force(directory);
            LogUpkeep.compress(directory);
        });
    }

    /** Nobody needs the session any more. */
    void release(LogWriter writer) {
        released = true;
        if (!services.background().run(writer::close)) {
            writer.close();
        }
    }

    /** The event file has grown too long; asked again when it has grown some more. */
    void shortenEvents() {
        if (busy || released) {
            return;
        }
        Path directory = log.directory();
        busy = submit(() -> {
            long covered = EventFile.prepareShort(directory);
            if (covered > 0) {
                services.loop().execute(() -> shorten(covered));
            }
        });
    }

    private void shorten(long covered) {
        try {
            if (!released) {
                log.shortenEvents(covered);
            }
        } catch (IOException e) {
            services.log().accept("events of " + log.directory() + ": " + e);
        }
    }

    private void checkpoint() {
        log.flush();
        Path directory = log.directory();
        long target = log.flushed();
        last = log.end();
        lastNanos = System.nanoTime();
        busy = submit(() -> {
            Terminal terminal = ScreenModel.from(directory, sizes, target).terminal();
            byte[] state = terminal.checkpoint();
            services.loop().execute(() -> {
                if (!released) {
                    log.checkpoint(target, terminal.rows(), terminal.columns(), state);
                }
            });
        });
    }

    private void compress() {
        Path directory = log.directory();
        compressed = log.end();
        busy = submit(() -> LogUpkeep.compress(directory));
    }

    private boolean submit(Job job) {
        return services.background().run(() -> {
            try {
                job.run();
            } catch (IOException | RuntimeException e) {
                services.log().accept("upkeep of " + log.directory() + ": " + e);
            } finally {
                services.loop().execute(() -> busy = false);
            }
        });
    }

    /** Work on files. */
    private interface Job {
        void run() throws IOException;
    }
}
