// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.route;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the pieces of a source, the next one only when the client has taken the last. The container says when that is; the
 * pieces are made and handed over on an executor, so many at a time.
 */
final class PieceWriter implements WriteListener {
    private static final Logger LOG = LoggerFactory.getLogger(PieceWriter.class);

    /** After so many bytes others have their turn. */
    private static final int TURN = 512 * 1024;

    private final AsyncContext context;
    private final ClientConnection connection;
    private final ServletOutputStream out;
    private final Reply.Source source;
    private final Executor executor;
    private final Runnable left;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile boolean broken;
    private boolean ended;

    /**
     * @param executor where pieces are made
     * @param left run once, when nothing more is sent
     */
    PieceWriter(
            AsyncContext context, HttpServletResponse response, Reply.Source source, Executor executor, Runnable left)
            throws IOException {
        this.context = context;
        this.source = source;
        this.executor = executor;
        this.left = left;
        connection = ClientConnection.of(context.getRequest());
        out = response.getOutputStream();
    }

    void start() {
        out.setWriteListener(this);
    }

    @Override
    public void onWritePossible() {
        if (scheduled.compareAndSet(false, true)) {
            try {
                executor.execute(this::turn);
            } catch (RejectedExecutionException e) {
                onError(e);
            }
        }
    }

    private synchronized void turn() {
        scheduled.set(false);
        try {
            int room = TURN;
            while (!ended && !broken && out.isReady()) {
                if (room <= 0) {
                    onWritePossible();
                    return;
                }
                byte[] piece = source.next();
                if (piece == null) {
                    end();
                } else if (piece.length > 0 && !broken) {
                    out.write(piece);
                    room -= piece.length;
                }
            }
            if (broken) {
                end();
            }
        } catch (IOException | RuntimeException e) {
            onError(e);
        }
    }

    /** Ends it before its end, at once: a piece in the making is not sent any more. From any thread. */
    void breakOff() {
        broken = true;
        connection.breakOff();
        onWritePossible();
    }

    /** What was sent is not the whole, and the client shall see that. */
    @Override
    public void onError(Throwable failure) {
        LOG.debug("an answer ended early", failure);
        connection.breakOff();
        end();
    }

    private synchronized void end() {
        if (ended) {
            return;
        }
        ended = true;
        left.run();
        try {
            source.close();
            context.complete();
        } catch (IOException | IllegalStateException e) {
            LOG.debug("an answer did not end in good order", e);
        }
    }
}
