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

    /** Whether all that is installed has been started; what is not there by then is not installed or failed. */
    boolean isComplete();

    /** Ends the daemon in good order; returns at once. Sessions are not touched. */
    void shutDown();
}
