// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.pty.host.loop.EventLoop;
import dev.ithaca.session.log.LogLimits;
import dev.ithaca.session.log.LogWriter;
import dev.ithaca.wire.host.ExitStatus;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionLogTest {
    private static final int SEGMENT = 1000;

    @TempDir
    Path directory;

    @Test
    void trimsALongLogInTurnsBetweenWhichOthersAreServed() throws Exception {
        EventLoop loop = new EventLoop("session-log-test", message -> {});
        loop.start();
        List<Long> starts = new ArrayList<>();
        CompletableFuture<Void> trimmed = new CompletableFuture<>();
        try (LogWriter writer = LogWriter.open(directory, new LogLimits(SEGMENT, Long.MAX_VALUE, 4096), () -> 1)) {
            writer.append(ByteBuffer.wrap(new byte[100 * SEGMENT]));
            SessionLog log = new SessionLog(directory, writer, loop, new NoEvents(), new NoUpkeep());
            Runnable other = new Runnable() {
                @Override
                public void run() {
                    starts.add(log.start());
                    if (log.start() == 90 * SEGMENT) {
                        trimmed.complete(null);
                    } else {
                        loop.timer(this).arm(0);
                    }
                }
            };
            loop.execute(() -> {
                log.trim(50 * SEGMENT);
                other.run();
                log.trim(90 * SEGMENT);
            });
            trimmed.get(10, TimeUnit.SECONDS);
            CompletableFuture.runAsync(log::release, loop).get(10, TimeUnit.SECONDS);
        } finally {
            loop.stop(10_000);
        }
        assertThat(starts).first().isEqualTo(16L * SEGMENT);
        assertThat(starts).contains(32L * SEGMENT, 48L * SEGMENT, 64L * SEGMENT, 80L * SEGMENT);
    }

    private static final class NoUpkeep implements SessionLog.Upkeep {
        @Override
        public void rested() {}

        @Override
        public void eventsTooLong() {}
    }

    private static final class NoEvents implements SessionEvents {
        @Override
        public void grew(long end) {}

        @Override
        public void resized(int rows, int columns, long offset) {}

        @Override
        public void ended(long end, ExitStatus exit) {}

        @Override
        public void typed(long atMillis) {}

        @Override
        public void alert(String kind, String message) {}
    }
}
