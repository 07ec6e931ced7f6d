// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import dev.ithaca.session.api.OutputEvent;
import dev.ithaca.session.api.RenderRequest;
import dev.ithaca.session.api.ScreenView;
import dev.ithaca.session.api.SearchPage;
import dev.ithaca.session.api.SessionOutput;
import dev.ithaca.session.api.TimePoint;
import dev.ithaca.shell.internal.text.ShellErrorCode;
import dev.ithaca.spi.ErrorCategory;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

/**
 * A session's output that outlasts an update of the session bundle: when the reader that it has is of a service that is gone,
 * it takes one of the service that comes. Offsets stay what they are, so nothing is lost and nothing comes twice.
 */
public final class LastingOutput implements SessionOutput {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long RETRY_MILLIS = 100;

    private final CommandContext context;
    private final SessionId session;
    private final Duration patience;
    private SessionOutput current;

    private LastingOutput(CommandContext context, SessionId session, Duration patience) {
        this.context = context;
        this.session = session;
        this.patience = patience;
        this.current = context.sessions().output(session);
    }

    public static LastingOutput open(CommandContext context, SessionId session) {
        return open(context, session, PATIENCE);
    }

    static LastingOutput open(CommandContext context, SessionId session, Duration patience) {
        return new LastingOutput(context, session, patience);
    }

    private interface Use<T> {
        T of(SessionOutput output) throws InterruptedException;
    }

    private <T> T use(Use<T> use) throws InterruptedException {
        Deadline deadline = null;
        while (true) {
            try {
                return use.of(current);
            } catch (PlatformException | LinkageError e) {
                // A bundle that was updated may fail to load a class that it has not needed before.
                if (e instanceof PlatformException known && known.category() != ErrorCategory.UNAVAILABLE) {
                    throw e;
                }
                deadline = deadline == null ? Deadline.after(patience) : deadline;
                reopen(deadline, e);
            }
        }
    }

    private void reopen(Deadline deadline, Throwable why) throws InterruptedException {
        while (true) {
            if (deadline.passed()) {
                throw why instanceof PlatformException known ? known : gone(why);
            }
            Thread.sleep(RETRY_MILLIS);
            try {
                SessionOutput next = context.sessions().output(session);
                close();
                current = next;
                return;
            } catch (PlatformException e) {
                if (e.category() != ErrorCategory.UNAVAILABLE) {
                    throw e;
                }
            }
        }
    }

    private PlatformException gone(Throwable why) {
        return new PlatformException(
                ShellErrorCode.UNAVAILABLE,
                "the output of session " + session + " cannot be read at the moment; try again",
                why);
    }

    /** As {@link #use}, for the calls that nobody waits in for long. */
    private <T> T useAtOnce(Use<T> use) {
        try {
            return use(use);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw gone(e);
        }
    }

    @Override
    public long start() {
        return useAtOnce(SessionOutput::start);
    }

    @Override
    public long end() {
        return useAtOnce(SessionOutput::end);
    }

    @Override
    public int read(long offset, ByteBuffer target) {
        return useAtOnce(output -> output.read(offset, target));
    }

    @Override
    public boolean await(long offset, Duration timeout) throws InterruptedException {
        return use(output -> output.await(offset, timeout));
    }

    @Override
    public boolean ended() {
        return useAtOnce(SessionOutput::ended);
    }

    @Override
    public List<String> render(RenderRequest request) {
        return useAtOnce(output -> output.render(request));
    }

    @Override
    public ScreenView screen(long offset, int historyRows) throws InterruptedException {
        return use(output -> output.screen(offset, historyRows));
    }

    @Override
    public List<OutputEvent> events(String... kinds) {
        return useAtOnce(output -> output.events(kinds));
    }

    @Override
    public List<TimePoint> timeline(int max) {
        return useAtOnce(output -> output.timeline(max));
    }

    @Override
    public SearchPage search(String literal, boolean ignoreCase, long fromOffset, int limit, Duration timeout)
            throws InterruptedException {
        return use(output -> output.search(literal, ignoreCase, fromOffset, limit, timeout));
    }

    @Override
    public void close() {
        current.close();
    }
}
