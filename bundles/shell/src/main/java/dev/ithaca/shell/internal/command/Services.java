// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import dev.ithaca.session.api.SessionService;

/** The services that commands use. Ask anew for each use: a bundle may be updated while a command runs. */
public interface Services {
    /** The sessions; waits for a moment if their bundle is just being started or updated. */
    SessionService sessions();

    SessionSignals signals();

    Daemon daemon();
}
