// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.posix;

/** Opens a PTY and starts a child in it: own session, this PTY as controlling terminal, nothing else inherited. */
public interface PtySpawner {
    /**
     * Starts a child.
     *
     * @throws SpawnException if there is no child; a program that cannot be executed is told here, never by the child
     */
    PtyChild spawn(SpawnSpec spec) throws SpawnException;

    /** The best spawner of this system. */
    static PtySpawner ofThisSystem(LeaderTable leaders) {
        return PosixPtySpawner.available() ? new PosixPtySpawner(leaders) : new Pty4jSpawner();
    }
}
