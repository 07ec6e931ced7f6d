// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.session;

import dev.ithaca.pty.host.posix.PtyChild;
import dev.ithaca.pty.host.posix.SpawnSpec;
import dev.ithaca.session.log.LogWriter;
import java.nio.file.Path;

/**
 * What a spawn leaves behind for a session to begin with.
 *
 * @param id the session's id
 * @param spec what was spawned
 * @param child the running child
 * @param writer the open log
 * @param directory where the log is
 * @param startedMillis when it was spawned, milliseconds since the epoch
 */
public record SessionStart(
        String id, SpawnSpec spec, PtyChild child, LogWriter writer, Path directory, long startedMillis) {}
