// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.session;

import dev.ithaca.pty.host.loop.EventLoop;
import dev.ithaca.pty.host.loop.KeyHandler;
import dev.ithaca.pty.host.posix.Descriptors;
import dev.ithaca.pty.host.posix.PtyChild;
import dev.ithaca.pty.host.posix.WaitStatus;
import java.io.IOException;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import org.jspecify.annotations.Nullable;

/** Waits for the leader's end and keeps it unreaped until its status is taken, so that its pid stays its own. */
final class ExitWatch extends KeyHandler {
    private final EventLoop loop;
    private final PtyChild child;
    private final Runnable ended;
    private Pipe.@Nullable SourceChannel channel;
    private @Nullable WaitStatus told;
    private boolean closed;

    /** Owns the child's exit descriptor from now on. */
    ExitWatch(EventLoop loop, PtyChild child, Runnable ended) {
        this.loop = loop;
        this.child = child;
        this.ended = ended;
    }

    void start() throws IOException {
        if (child.exitDescriptor() < 0) {
            child.onExit(status -> loop.execute(() -> {
                told = status;
                ended.run();
            }));
            return;
        }
        Pipe.SourceChannel source = Descriptors.source(child.exitDescriptor());
        channel = source;
        loop.register(source, SelectionKey.OP_READ, this);
    }

    /** The status; null if the kernel has none yet. */
    @Nullable
    WaitStatus take() {
        WaitStatus status = told;
        return status != null ? status : child.reap();
    }

    @Override
    public boolean urgent(SelectionKey readyKey) {
        return false;
    }

    @Override
    public void ready(SelectionKey key) {
        close();
        ended.run();
    }

    @Override
    public void failed(Throwable failure) {
        ended.run();
    }

    void close() {
        Pipe.SourceChannel open = channel;
        channel = null;
        if (open == null && !closed && child.exitDescriptor() >= 0) {
            Descriptors.close(child.exitDescriptor());
        }
        closed = true;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // nothing to lose
            }
        }
    }
}
