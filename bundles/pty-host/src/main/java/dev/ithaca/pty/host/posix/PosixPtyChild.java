// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.posix;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A child of {@link PosixPtySpawner}: its end shows on a pidfd, its status is taken by the host itself. */
record PosixPtyChild(int pid, int master, int exitDescriptor, LeaderTable leaders) implements PtyChild {
    @Override
    public void onExit(Consumer<WaitStatus> callback) {
        throw new UnsupportedOperationException("watch the exit descriptor");
    }

    @Override
    public @Nullable WaitStatus reap() {
        return leaders.reap(pid);
    }

    @Override
    public void abandon() {
        ProcessSignal.sendToLeader(pid, Signals.KILL);
        leaders.abandon(pid);
    }
}
