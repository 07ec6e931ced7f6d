// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.server;

import dev.ithaca.pty.host.loop.EventLoop;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The host's loops: at least two, so that an echo never waits for a flood on its own loop's neighbour; at most four. */
final class LoopGroup {
    private static final int LEAST = 2;
    private static final int MOST = 4;

    private final List<EventLoop> loops = new ArrayList<>();
    private final int[] sessions;

    LoopGroup(Consumer<String> log) throws IOException {
        int count = Math.max(LEAST, Math.min(MOST, Runtime.getRuntime().availableProcessors()));
        for (int i = 0; i < count; i++) {
            loops.add(new EventLoop("pty-host-loop-" + i, log));
        }
        sessions = new int[count];
    }

    /** The loop of control connections. */
    EventLoop control() {
        return loops.get(0);
    }

    List<EventLoop> all() {
        return List.copyOf(loops);
    }

    /** The loop with the fewest sessions; the last of them, since the first has the control connections too. */
    EventLoop assign() {
        int best = 0;
        for (int i = 1; i < sessions.length; i++) {
            best = sessions[i] <= sessions[best] ? i : best;
        }
        sessions[best]++;
        return loops.get(best);
    }

    void released(EventLoop loop) {
        sessions[loops.indexOf(loop)]--;
    }
}
