// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.route;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the pieces of a source, the next one only when the client has taken the last. */
final class PieceWriter implements WriteListener {
    private static final Logger LOG = LoggerFactory.getLogger(PieceWriter.class);

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Reply.Source source;
    private boolean ended;

    private PieceWriter(AsyncContext context, ServletOutputStream out, Reply.Source source) {
        this.context = context;
        this.out = out;
        this.source = source;
    }

    static void start(AsyncContext context, HttpServletResponse response, Reply.Source source) throws IOException {
        ServletOutputStream out = response.getOutputStream();
        out.setWriteListener(new PieceWriter(context, out, source));
    }

    @Override
    public void onWritePossible() throws IOException {
        while (!ended && out.isReady()) {
            byte[] piece;
            try {
                piece = source.next();
            } catch (IOException | RuntimeException e) {
                onError(e);
                return;
            }
            if (piece == null) {
                end();
            } else if (piece.length > 0) {
                out.write(piece);
            }
        }
    }

    @Override
    public void onError(Throwable failure) {
        LOG.debug("an answer ended early", failure);
        end();
    }

    private void end() {
        if (ended) {
            return;
        }
        ended = true;
        try {
            source.close();
        } catch (IOException e) {
            LOG.debug("a source did not close", e);
        }
        context.complete();
    }
}
