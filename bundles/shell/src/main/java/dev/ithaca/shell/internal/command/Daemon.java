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

    /** Ends the daemon in good order; returns at once. Sessions are not touched. */
    void shutDown();
}
