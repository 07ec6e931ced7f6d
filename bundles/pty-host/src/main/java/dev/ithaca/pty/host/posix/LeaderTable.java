// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.posix;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The children that are sessions' leaders, so that reaping what the host adopted never takes a leader's exit status.
 * A leader is entered while the lock is held over its spawn: it can end before its spawn has returned.
 */
public final class LeaderTable {
    private static final int SIGINFO_BYTES = 128;
    private static final int SIGINFO_PID = 16;
    private static final int MOST_PER_SWEEP = 1024;

    private final Set<Integer> leaders = ConcurrentHashMap.newKeySet();

    /** Runs a spawn, and enters the pid that it gives; 0 for none. */
    synchronized int entering(Supplier<Integer> spawn) {
        int pid = spawn.get();
        if (pid > 0) {
            leaders.add(pid);
        }
        return pid;
    }

    /**
     * Reaps a leader if it has ended, and forgets it: from then on its pid may mean anything. Without the lock: a loop
     * does not wait for a spawn.
     */
    @Nullable
    WaitStatus reap(int pid) {
        int[] word = new int[1];
        if (!leaders.contains(pid) || LinuxLibC.waitpid(pid, word, LinuxLibC.WNOHANG) != pid) {
            return null;
        }
        leaders.remove(pid);
        return WaitStatus.of(word[0]);
    }

    /** Leaves a child to {@link #reapAdopted}. */
    void abandon(int pid) {
        leaders.remove(pid);
    }

    /** Whether a process leads a session and has not been reaped. */
    public boolean contains(int pid) {
        return leaders.contains(pid);
    }

    /** Reaps the ended processes that the host has adopted. */
    public int reapAdopted() {
        int reaped = 0;
        if (!PosixPtySpawner.available()) {
            return reaped;
        }
        try (NativeBlock info = new NativeBlock(SIGINFO_BYTES)) {
            int options = LinuxLibC.WEXITED | LinuxLibC.WNOHANG | LinuxLibC.WNOWAIT;
            while (reaped < MOST_PER_SWEEP) {
                info.pointer().setInt(SIGINFO_PID, 0);
                if (LinuxLibC.waitid(LinuxLibC.P_ALL, 0, info.pointer(), options) != 0
                        || !reapIfAdopted(info.pointer().getInt(SIGINFO_PID))) {
                    break;
                }
                reaped++;
            }
        }
        return reaped;
    }

    /** An ended leader hides the adopted ones behind it until its session has reaped it; the next sweep finds them. */
    private synchronized boolean reapIfAdopted(int pid) {
        return pid > 0 && !leaders.contains(pid) && LinuxLibC.waitpid(pid, new int[1], LinuxLibC.WNOHANG) == pid;
    }
}
