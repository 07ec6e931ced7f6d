// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.pty.host.loop.EventLoop;
import dev.ithaca.pty.host.posix.LineMode;
import dev.ithaca.wire.host.ExitStatus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LineModeWatchTest {
    private static final LineMode SHOWN = new LineMode(true, true);
    private static final LineMode HIDDEN = new LineMode(false, true);

    private final List<Boolean> told = new ArrayList<>();
    private final CompletableFuture<Void> hidden = new CompletableFuture<>();
    private final Viewer viewer = new Told();
    private EventLoop loop;
    private LineModeWatch watch;
    private LineMode mode = SHOWN;
    private int looks;

    @BeforeEach
    void start() throws IOException {
        loop = new EventLoop("line-mode-test", message -> {});
        watch = new LineModeWatch(loop, () -> {
            looks++;
            return mode;
        });
        loop.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        loop.stop(10_000);
    }

    private void inLoop(Runnable action) throws Exception {
        CompletableFuture.runAsync(action, loop).get(10, TimeUnit.SECONDS);
    }

    @Test
    void doesNotLookWhileNobodyAsks() throws Exception {
        inLoop(() -> {
            watch.touched();
            watch.add(viewer);
            watch.remove(viewer);
            looks = 0;
            watch.touched();
        });
        assertThat(looks).isZero();
    }

    @Test
    void looksSeldomHoweverMuchHappens() throws Exception {
        long[] began = new long[1];
        inLoop(() -> {
            began[0] = System.nanoTime();
            watch.add(viewer);
            for (int i = 0; i < 100_000; i++) {
                watch.touched();
            }
        });
        for (int i = 0; i < 200; i++) {
            inLoop(watch::touched);
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began[0]);
        assertThat(looks).isBetween(2, (int) (3 + millis / LineModeWatch.INTERVAL_MILLIS));
        assertThat(told).containsExactly(true);
    }

    @Test
    void looksOnceMoreAfterTheLastTouch() throws Exception {
        inLoop(() -> {
            watch.add(viewer);
            watch.touched();
            watch.touched();
            mode = HIDDEN;
        });
        hidden.get(10, TimeUnit.SECONDS);
        assertThat(told).containsExactly(true, false);
    }

    @Test
    void looksAtNoTerminalThatIsClosed() throws Exception {
        inLoop(() -> {
            watch.add(viewer);
            watch.touched();
            watch.close();
            looks = 0;
            watch.touched();
            watch.add(viewer);
            watch.touched();
        });
        assertThat(looks).isZero();
        assertThat(told).containsExactly(true);
    }

    private final class Told implements Viewer {
        @Override
        public void lineMode(boolean echo, boolean canonical) {
            told.add(echo);
            if (!echo) {
                hidden.complete(null);
            }
        }

        @Override
        public ViewerWindow window() {
            throw new AssertionError();
        }

        @Override
        public boolean readOnly() {
            throw new AssertionError();
        }

        @Override
        public void output(long offset, ByteBuffer frame, int length) {
            throw new AssertionError();
        }

        @Override
        public void resized(int rows, int columns) {
            throw new AssertionError();
        }

        @Override
        public void hurry(long patienceMillis) {
            throw new AssertionError();
        }

        @Override
        public void ended(ExitStatus exit) {
            throw new AssertionError();
        }
    }
}
