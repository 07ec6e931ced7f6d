// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.session;

import dev.ithaca.pty.host.loop.EventLoop;
import dev.ithaca.pty.host.loop.LoopTimer;
import dev.ithaca.pty.host.posix.LineMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells the viewers that asked how the terminal takes keys. The kernel announces no change, so it is asked when keys were
 * written or output was read: at most every {@value #INTERVAL_MILLIS} ms, and that long after the last of them once more,
 * for a program acts after it has read. Nothing runs while the session is idle or nobody asked.
 */
final class LineModeWatch {
    static final long INTERVAL_MILLIS = 20;

    private final Supplier<@Nullable LineMode> terminal;
    private final List<Viewer> viewers = new ArrayList<>();
    private final LoopTimer timer;
    private @Nullable LineMode told;
    private boolean touchedSince;
    private boolean closed;

    LineModeWatch(EventLoop loop, Supplier<@Nullable LineMode> terminal) {
        this.terminal = terminal;
        this.timer = loop.timer(this::lookAgain);
    }

    /** Tells a viewer how it is, and from now on what changes. */
    void add(Viewer viewer) {
        if (closed) {
            return;
        }
        look();
        viewers.add(viewer);
        LineMode now = told;
        if (now != null) {
            viewer.lineMode(now.echo(), now.canonical());
        }
    }

    void remove(Viewer viewer) {
        if (viewers.remove(viewer) && viewers.isEmpty()) {
            timer.cancel();
            told = null;
        }
    }

    /** Keys were written, or output was read. */
    void touched() {
        if (viewers.isEmpty()) {
            return;
        }
        if (timer.armed()) {
            touchedSince = true;
        } else {
            timer.arm(INTERVAL_MILLIS);
            look();
        }
    }

    /** The terminal is about to be closed: its descriptor may soon be another's. */
    void close() {
        closed = true;
        timer.cancel();
        viewers.clear();
        told = null;
    }

    private void lookAgain() {
        if (touchedSince) {
            touchedSince = false;
            timer.arm(INTERVAL_MILLIS);
        }
        look();
    }

    private void look() {
        LineMode now = terminal.get();
        if (now == null || now.equals(told)) {
            return;
        }
        told = now;
        for (int i = viewers.size() - 1; i >= 0; i--) { // one that cannot be told goes, and removes itself
            viewers.get(i).lineMode(now.echo(), now.canonical());
        }
    }
}
