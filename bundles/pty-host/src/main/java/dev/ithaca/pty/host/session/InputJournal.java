// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.session;

import dev.ithaca.pty.host.loop.EventLoop;
import dev.ithaca.pty.host.loop.LoopTimer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who typed how much, at most one event a second for each sender; never what was typed. */
final class InputJournal {
    private static final long INTERVAL_MILLIS = 1000;
    private static final int MOST_SENDERS = 64;

    private final SessionLog log;
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final LoopTimer timer;

    InputJournal(SessionLog log, EventLoop loop) {
        this.log = log;
        this.timer = loop.timer(this::write);
    }

    void typed(String by, int bytes) {
        counts.merge(by, (long) bytes, Long::sum);
        if (counts.size() > MOST_SENDERS) {
            write();
        } else {
            timer.armIfIdle(INTERVAL_MILLIS);
        }
    }

    void write() {
        counts.forEach((by, bytes) -> log.event("input", Map.of("by", by, "bytes", Long.toString(bytes))));
        counts.clear();
    }
}
