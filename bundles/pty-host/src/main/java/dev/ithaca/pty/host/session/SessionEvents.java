// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.session;

import dev.ithaca.wire.host.ExitStatus;

/** What a session tells the rest of the host; called on the session's loop. */
public interface SessionEvents {
    /** The log can be read up to {@code end}; coalesced. */
    void grew(long end);

    void resized(int rows, int columns, long offset);

    void ended(long end, ExitStatus exit);

    /** Something was typed, and somebody asked to be told. */
    void typed(long atMillis);

    void alert(String kind, String message);
}
