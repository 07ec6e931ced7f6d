// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.session;

import dev.ithaca.wire.host.ExitStatus;
import java.nio.ByteBuffer;

/** Someone who is attached to a session. Called on the session's loop; must never block and never queue without bound. */
public interface Viewer {
    /** Its window and when it was active last; kept by the session. */
    ViewerWindow window();

    boolean readOnly();

    /**
     * New output.
     *
     * @param offset of the first output byte
     * @param frame a whole data frame, with the output behind its header; valid until this returns
     * @param length how many output bytes there are
     */
    void output(long offset, ByteBuffer frame, int length);

    /** The terminal's size has changed. */
    void resized(int rows, int columns);

    /** How the terminal takes keys now; only for those who were handed to {@link PtySession#watchLineMode}. */
    void lineMode(boolean echo, boolean canonical);

    /** The session is only there for its viewers now: one that takes nothing for so long must go. */
    void hurry(long patienceMillis);

    /** The session has ended; nothing more comes from the session itself. */
    void ended(ExitStatus exit);
}
