// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.route;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Collects a body without a thread that waits for it, so that clients who send a byte now and then cost no thread. Too much
 * of it, or too slow, is refused. Called by the container and once by a timer.
 */
public final class BodyReader implements ReadListener {
    private static final long DEADLINE_SECONDS = 15;

    private final ServletInputStream in;
    private final int limit;
    private final Consumer<byte[]> taken;
    private final Consumer<Problem> refused;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final byte[] buffer = new byte[8 * 1024];
    private final Future<?> timer;
    private boolean done;

    private BodyReader(
            ServletInputStream in,
            int limit,
            ScheduledExecutorService timers,
            Consumer<byte[]> taken,
            Consumer<Problem> refused) {
        this.in = in;
        this.limit = limit;
        this.taken = taken;
        this.refused = refused;
        timer = timers.schedule(this::late, DEADLINE_SECONDS, TimeUnit.SECONDS);
    }

    /** Reads the body of a request that is asynchronous already. One of the two consumers is called, once. */
    public static void read(
            HttpServletRequest request,
            int limit,
            ScheduledExecutorService timers,
            Consumer<byte[]> taken,
            Consumer<Problem> refused)
            throws IOException {
        ServletInputStream in = request.getInputStream();
        in.setReadListener(new BodyReader(in, limit, timers, taken, refused));
    }

    @Override
    public void onDataAvailable() throws IOException {
        while (!isDone() && in.isReady()) {
            int count = in.read(buffer);
            if (count < 0) {
                return;
            }
            if (bytes.size() + count > limit) {
                refuse(tooLarge(limit));
                return;
            }
            bytes.write(buffer, 0, count);
        }
    }

    static Problem tooLarge(int limit) {
        return new Problem(HttpErrorCode.TOO_LARGE, "the body has more than " + limit + " bytes")
                .withHeader("Connection", "close");
    }

    @Override
    public void onAllDataRead() {
        if (finish()) {
            taken.accept(bytes.toByteArray());
        }
    }

    @Override
    public void onError(Throwable failure) {
        refuse(new Problem(HttpErrorCode.BAD_REQUEST, "the body did not arrive").withHeader("Connection", "close"));
    }

    private void late() {
        refuse(new Problem(HttpErrorCode.TIMEOUT, "the body came too slowly").withHeader("Connection", "close"));
    }

    private void refuse(Problem problem) {
        if (finish()) {
            refused.accept(problem);
        }
    }

    private synchronized boolean isDone() {
        return done;
    }

    private synchronized boolean finish() {
        boolean first = !done;
        done = true;
        timer.cancel(false);
        return first;
    }
}
