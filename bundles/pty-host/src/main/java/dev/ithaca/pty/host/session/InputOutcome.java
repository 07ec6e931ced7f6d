// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.session;

/** What became of keys for a child. */
public enum InputOutcome {
    /** They are on their way, or the child has ended and nobody reads them. */
    TYPED,
    /** Something has happened since somebody looked; nothing was written. */
    CHANGED,
    /** They do not fit, or no descriptor is left to write them by; nothing was written. */
    NO_ROOM
}
