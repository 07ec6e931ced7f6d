// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.posix;

import java.util.Optional;

/** Signals to processes found in the table, which may have ended since, and whose pids may have new owners. */
public final class ProcessSignal {
    private ProcessSignal() {}

    /** Signals exactly this process, or nobody. */
    public static boolean send(ProcessEntry process, int signal) {
        if (!PosixPtySpawner.available()) {
            return same(process) && LibC.kill(process.pid(), signal) == 0;
        }
        int descriptor = PidDescriptor.open(process.pid());
        if (descriptor < 0) {
            return false;
        }
        try {
            return same(process) && PidDescriptor.signal(descriptor, signal);
        } finally {
            LibC.close(descriptor);
        }
    }

    private static boolean same(ProcessEntry process) {
        Optional<ProcessEntry> now = ProcessTable.find(process.pid());
        return now.isPresent() && now.get().started() == process.started();
    }

    /**
     * Asks a process to end: SIGTERM, and SIGCONT so that a stopped one hears it. SIGHUP only if it ignores SIGTERM, as
     * interactive shells do: it would cut short the tidying up of one that does not.
     */
    public static void askToEnd(ProcessEntry process) {
        boolean ignores = ProcessTable.ignores(process.pid(), Signals.TERM);
        send(process, ignores ? Signals.HUP : Signals.TERM);
        send(process, Signals.CONT);
    }

    /** Signals a child that has not been reaped, and its process group: their ids cannot have other owners. */
    public static void sendToLeader(int pid, int signal) {
        LibC.kill(-pid, signal);
        LibC.kill(pid, signal);
    }
}
