// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.shell.internal.text.ShellErrorCode;
import dev.ithaca.spi.ErrorCategory;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Types into a session what waits in {@link TypedKeys}, in order. A program that does not read is waited for as long as
 * somebody is attached, an update of the session bundle for some seconds.
 */
final class Typist {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long RETRY_MILLIS = 50;

    private final CommandContext context;
    private final SessionId session;
    private final ViewerTerminal terminal;
    private final TypedKeys keys;
    private volatile @Nullable PlatformException failure;

    Typist(CommandContext context, SessionId session, ViewerTerminal terminal, TypedKeys keys) {
        this.context = context;
        this.session = session;
        this.terminal = terminal;
        this.keys = keys;
    }

    /** Why nothing can be typed any more, if so; an ended session is no failure. */
    @Nullable
    PlatformException failure() {
        return failure;
    }

    void run() {
        try {
            for (TypedKeys.Next next = keys.take(); next != null; next = keys.take()) {
                if (next.resized()) {
                    patiently(this::resize);
                }
                byte[] typed = next.typed();
                if (typed.length > 0) {
                    patiently(() -> context.sessions()
                            .input(session, typed, context.caller().name()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (PlatformException e) {
            if (e.code() != SessionErrorCode.NOT_RUNNING) {
                failure = e;
            }
        } finally {
            keys.close();
        }
    }

    /** Gives the session the size of the terminal, if that has one. */
    void resize() {
        int rows = terminal.rows();
        int columns = terminal.columns();
        if (rows > 0 && columns > 0) {
            context.sessions().resize(session, rows, columns);
        }
    }

    private void patiently(Runnable step) throws InterruptedException {
        Deadline deadline = null;
        while (true) {
            try {
                step.run();
                return;
            } catch (PlatformException e) {
                boolean busy = e.code() == SessionErrorCode.BUSY;
                if (!busy && e.category() != ErrorCategory.UNAVAILABLE) {
                    throw e;
                }
                if (deadline == null || (busy && !keys.isClosed())) {
                    deadline = Deadline.after(PATIENCE);
                }
                if (deadline.passed()) {
                    throw e;
                }
                Thread.sleep(RETRY_MILLIS);
            } catch (LinkageError e) {
                // A bundle that was updated may fail to load a class that it has not needed before.
                throw new PlatformException(
                        ShellErrorCode.UNAVAILABLE, "session " + session + " cannot be typed into at the moment", e);
            }
        }
    }
}
