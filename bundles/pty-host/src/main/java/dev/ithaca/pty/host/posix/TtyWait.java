// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.posix;

import dev.ithaca.wire.host.TtyFacts.Reading;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether one thread waits for one terminal: read from the system call that it is blocked in, and from what that call was
 * given. A wait for nothing but the terminal, without a limit, is certain; a wait for more than that, or for a time, may be
 * one.
 */
final class TtyWait {
    private static final int MOST_WATCHED = 256;
    private static final int POLLFD = 8;
    private static final int POLLIN = 1;

    private final int pid;
    private final String terminal;

    /** {@code terminal} is the path of the terminal's own side. */
    TtyWait(int pid, String terminal) {
        this.pid = pid;
        this.terminal = terminal;
    }

    Reading ofThread(int thread) {
        String line = ProcFile.text(pid + "/task/" + thread + "/syscall");
        if (line == null) {
            return Reading.UNKNOWN;
        }
        String[] words = line.strip().split(" ", -1);
        if (words.length < 7) {
            return Reading.NO; // running, or stopped outside of a system call
        }
        try {
            WaitCall call = WaitCall.of(Long.parseLong(words[0]));
            return call == null ? Reading.NO : inCall(call, arguments(words));
        } catch (NumberFormatException e) {
            return Reading.UNKNOWN;
        }
    }

    private static long[] arguments(String[] words) {
        long[] arguments = new long[6];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = Long.parseUnsignedLong(words[i + 1].substring(2), 16);
        }
        return arguments;
    }

    private Reading inCall(WaitCall call, long[] given) {
        return switch (call) {
            case READ -> isTerminal((int) given[0]) ? Reading.YES : Reading.NO;
            case POLL -> polled(given[0], given[1], (int) given[2] < 0);
            case PPOLL -> polled(given[0], given[1], given[2] == 0);
            case SELECT, PSELECT -> selected((int) given[0], given[1], given[4] == 0);
            case EPOLL -> inEpoll((int) given[0]) ? Reading.MAYBE : Reading.NO;
        };
    }

    private Reading polled(long address, long count, boolean forEver) {
        int most = (int) Math.min(count, MOST_WATCHED);
        ByteBuffer polls = most == 0 ? null : ProcFile.memory(pid, address, most * POLLFD);
        if (polls == null) {
            return most == 0 ? Reading.NO : unseen(most == 1 && forEver);
        }
        List<Integer> watched = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            if ((polls.getShort(i * POLLFD + 4) & POLLIN) != 0) {
                watched.add(polls.getInt(i * POLLFD));
            }
        }
        return watched(watched, forEver);
    }

    private Reading selected(int count, long address, boolean forEver) {
        int most = Math.min(count, MOST_WATCHED);
        if (most <= 0 || address == 0) {
            return Reading.NO;
        }
        int words = (most + Long.SIZE - 1) / Long.SIZE;
        ByteBuffer set = ProcFile.memory(pid, address, words * Long.BYTES);
        if (set == null) {
            return unseen(most == 1 && forEver);
        }
        List<Integer> watched = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            if ((set.getLong(i / Long.SIZE * Long.BYTES) >>> (i % Long.SIZE) & 1) == 1) {
                watched.add(i);
            }
        }
        return watched(watched, forEver);
    }

    private Reading watched(List<Integer> descriptors, boolean forEver) {
        long terminals = descriptors.stream().filter(this::isTerminal).count();
        if (terminals == 0) {
            return Reading.NO;
        }
        return forEver && terminals == descriptors.size() ? Reading.YES : Reading.MAYBE;
    }

    /** We may not see what it waits for: its input is the best guess. */
    private Reading unseen(boolean onlyOneForEver) {
        if (!isTerminal(0)) {
            return Reading.NO;
        }
        return onlyOneForEver ? Reading.YES : Reading.MAYBE;
    }

    private boolean inEpoll(int descriptor) {
        @Nullable String watched = ProcFile.text(pid + "/fdinfo/" + descriptor);
        if (watched == null) {
            return isTerminal(0);
        }
        return watched.lines()
                .filter(line -> line.startsWith("tfd:"))
                .limit(MOST_WATCHED)
                .map(line -> line.substring(4).strip().split(" ", -1)[0])
                .anyMatch(number -> isTerminal(Integer.parseInt(number)));
    }

    private boolean isTerminal(int descriptor) {
        String link = ProcFile.link(pid + "/fd/" + descriptor);
        return link.equals(terminal) || link.equals("/dev/tty");
    }
}
