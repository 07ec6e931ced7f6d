// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import dev.ithaca.session.api.AttachGrant;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who runs a command, and with what streams: a client at the socket or a Karaf console. For the command's thread only. */
public interface Caller {
    /** What {@link #attach} returns when the caller itself goes on with the host and needs no exit code from here. */
    int HANDED_OVER = -1;

    InputStream in();

    PrintStream out();

    PrintStream err();

    boolean inputIsTerminal();

    boolean outputIsTerminal();

    /** Rows of the caller's terminal, 0 if it has none. */
    int rows();

    /** Columns of the caller's terminal, 0 if it has none. */
    int columns();

    /** The caller's working directory, absolute. */
    String cwd();

    Map<String, String> environment();

    /** Who it is, for event logs, for example {@code cli:1000}. */
    String name();

    /** The caller's terminal if a session can be shown on it from here. */
    @Nullable
    ViewerTerminal viewer();

    /** Whether the caller can be connected with a host; if not, and without a viewer, it is shown the session's output. */
    boolean canAttach();

    /**
     * Connects the caller's terminal with a session.
     *
     * @return the exit code of the session's child, or {@link #HANDED_OVER}
     */
    int attach(AttachGrant grant) throws IOException, InterruptedException;

    /** Has something done once the caller has been told the exit code. */
    void afterwards(Runnable task);
}
