// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import java.io.IOException;
import java.io.OutputStream;

/** A terminal in reach of this JVM that can show a session. One thread reads, another writes. */
public interface ViewerTerminal {
    /** What {@link #read} returns when the terminal is gone. */
    int END = -1;

    /** What {@link #read} returns when nothing was typed in time. */
    int NOTHING = -2;

    /** Rows of its window now, 0 if it does not know. */
    int rows();

    /** Columns of its window now, 0 if it does not know. */
    int columns();

    /**
     * From now on keys come as they are typed and bytes go out as they are.
     *
     * @param resized what to run when the window changes; short, on a thread of the terminal
     */
    void makeRaw(Runnable resized);

    /** Undoes {@link #makeRaw}. */
    void restore();

    /** The next byte that is typed, {@link #NOTHING} or {@link #END}. */
    int read(long timeoutMillis) throws IOException;

    OutputStream out();
}
