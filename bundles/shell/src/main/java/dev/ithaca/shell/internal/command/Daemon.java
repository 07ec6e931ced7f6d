// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import java.nio.file.Path;
import java.time.Instant;

/** The daemon that commands run in. */
public interface Daemon {
    long pid();

    Instant startedAt();

    String version();

    Path stateDirectory();

    /** Whether a bundle that can serve HTTP is installed, if not started yet. */
    boolean offersWeb();

    /** Ends the daemon in good order; returns at once. Sessions are not touched. */
    void shutDown();
}
