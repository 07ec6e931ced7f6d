// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.attach;

/** Where a viewer's bytes come from: a running session's host, or an ended one's log. */
interface Feed {
    /** Begins; what comes is told to the viewer. */
    void open();

    /** The viewer takes bytes again. From any thread. */
    void more();

    /**
     * Types. Never waits: what the session does not take is refused whole.
     *
     * @return false if too much waits already
     */
    boolean input(byte[] keys);

    void resize(int rows, int columns);

    /** Ends it; the viewer hears no more. From any thread, more than once. */
    void close();
}
