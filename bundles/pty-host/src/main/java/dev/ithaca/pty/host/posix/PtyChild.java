// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.posix;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A started child. The caller owns the master descriptor, and closes it. */
public interface PtyChild {
    int pid();

    /** The PTY's master side. */
    int master();

    /** A descriptor that becomes readable when the child ends, owned by the caller; -1 if the system has none. */
    int exitDescriptor();

    /** Where there is no exit descriptor: runs the callback on any thread when the child has ended. */
    void onExit(Consumer<WaitStatus> callback);

    /** Collects the status of the ended child, once; null while it still runs. Only with an exit descriptor. */
    @Nullable
    WaitStatus reap();

    /** Kills the child because it cannot be served; nobody will ask for its status. Its descriptors are the caller's still. */
    void abandon();

    /** Closes both descriptors; only for one that no channel has taken over. */
    default void closeDescriptors() {
        Descriptors.close(master());
        if (exitDescriptor() >= 0) {
            Descriptors.close(exitDescriptor());
        }
    }
}
