// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.proxy;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A body on its way to an app, read only as fast as the app takes it. Called by the container and by the HTTP client. */
final class RequestBody implements Flow.Publisher<ByteBuffer>, Flow.Subscription, ReadListener {
    private static final int PIECE = 16 * 1024;

    private final ServletInputStream in;
    private final long most;
    private Flow.@Nullable Subscriber<? super ByteBuffer> subscriber;
    private long demand;
    private long total;
    private boolean reading;
    private boolean available;
    private boolean ended;

    RequestBody(ServletInputStream in, long most) {
        this.in = in;
        this.most = most;
    }

    @Override
    public synchronized void subscribe(Flow.Subscriber<? super ByteBuffer> to) {
        subscriber = to;
        to.onSubscribe(this);
        in.setReadListener(this);
    }

    @Override
    public synchronized void request(long count) {
        demand = demand + count < 0 ? Long.MAX_VALUE : demand + count;
        if (available) {
            pump();
        }
    }

    @Override
    public synchronized void cancel() {
        ended = true;
    }

    @Override
    public synchronized void onDataAvailable() {
        available = true;
        pump();
    }

    private void pump() {
        if (reading) {
            return;
        }
        reading = true;
        try {
            byte[] buffer = new byte[PIECE];
            while (!ended && demand > 0) {
                available = in.isReady();
                int count = available ? in.read(buffer) : 0;
                if (count < 0) {
                    onAllDataRead();
                }
                if (!available || count < 0) {
                    return;
                }
                take(buffer, count);
            }
        } catch (IOException e) {
            onError(e);
        } finally {
            reading = false;
        }
    }

    private void take(byte[] buffer, int count) throws IOException {
        total += count;
        if (total > most) {
            throw new IOException("the body has more than " + most + " bytes");
        }
        Flow.Subscriber<? super ByteBuffer> to = subscriber;
        if (to != null && count > 0) {
            demand--;
            to.onNext(ByteBuffer.wrap(Arrays.copyOf(buffer, count)));
        }
    }

    @Override
    public synchronized void onAllDataRead() {
        Flow.Subscriber<? super ByteBuffer> to = subscriber;
        if (!ended && to != null) {
            ended = true;
            to.onComplete();
        }
    }

    @Override
    public synchronized void onError(Throwable failure) {
        Flow.Subscriber<? super ByteBuffer> to = subscriber;
        if (!ended && to != null) {
            ended = true;
            to.onError(failure);
        }
    }
}
