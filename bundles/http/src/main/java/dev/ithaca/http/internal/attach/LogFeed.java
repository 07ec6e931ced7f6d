// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.attach;

import dev.ithaca.session.api.BytesGoneException;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionOutput;
import dev.ithaca.spi.PlatformException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** What is left of an ended session's output, read as the viewer takes it. Runs on a serial executor. */
final class LogFeed implements Feed {
    private static final int PIECE = 32 * 1024;

    /** After so many bytes others have their turn. */
    private static final int TURN = 512 * 1024;

    private final SessionInfo session;
    private final SessionOutput output;
    private final Viewer viewer;
    private final Executor serial;
    private final ByteBuffer buffer = ByteBuffer.allocate(PIECE);
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private long offset;
    private boolean closed;

    LogFeed(SessionInfo session, SessionOutput output, long offset, Viewer viewer, Executor serial) {
        this.session = session;
        this.output = output;
        this.offset = offset;
        this.viewer = viewer;
        this.serial = serial;
    }

    @Override
    public void open() {
        serial.execute(() -> {
            offset = Math.min(offset, output.end());
            viewer.attached(offset, session.rows(), session.columns(), true);
            pump();
        });
    }

    @Override
    public void more() {
        if (scheduled.compareAndSet(false, true)) {
            try {
                serial.execute(this::pump);
            } catch (RejectedExecutionException e) {
                viewer.failed("http.unavailable", "the daemon is busy or stops");
            }
        }
    }

    private void pump() {
        scheduled.set(false);
        int left = TURN;
        try {
            while (!closed) {
                int window = Math.min(viewer.window(), PIECE);
                if (window <= 0) {
                    return;
                }
                if (left <= 0) {
                    more();
                    return;
                }
                if (!step(window)) {
                    finish();
                    viewer.ended(session.exitCode(), session.signal());
                }
                left -= window;
            }
        } catch (PlatformException e) {
            finish();
            viewer.failed(e.code().id(), String.valueOf(e.getMessage()));
        }
    }

    private boolean step(int window) {
        try {
            buffer.clear().limit(window);
            int count = output.read(offset, buffer);
            if (count == 0) {
                return false;
            }
            viewer.output(offset, buffer.flip());
            offset += count;
        } catch (BytesGoneException e) {
            viewer.gap(offset, e.resumeAt());
            offset = e.resumeAt();
        }
        return true;
    }

    @Override
    public boolean input(byte[] keys) {
        return true; // nobody is there any more; the end is on its way
    }

    @Override
    public void resize(int rows, int columns) {
        // The terminal is gone.
    }

    @Override
    public void close() {
        try {
            serial.execute(this::finish);
        } catch (RejectedExecutionException e) {
            output.close();
        }
    }

    private void finish() {
        if (!closed) {
            closed = true;
            output.close();
        }
    }
}
