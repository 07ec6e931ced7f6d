// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.ithaca.session.api.BytesGoneException;
import dev.ithaca.session.api.ScreenView;
import dev.ithaca.session.api.SessionOutput;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import dev.ithaca.terminal.ViewerFilter;
import dev.ithaca.terminal.ViewerModes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A terminal of this JVM attached to a session. The command's thread carries output, from the log; one thread reads keys and
 * one types them, so that neither waits for output. Whatever ends it, the terminal gets its modes back.
 */
final class LocalAttachment {
    private static final Logger LOG = LoggerFactory.getLogger(LocalAttachment.class);
    private static final AtomicLong COUNT = new AtomicLong();
    private static final int CHUNK = 16 * 1024;

    /** How long it takes at most until the detach keys are noticed while nothing is printed. */
    private static final Duration STEP = Duration.ofMillis(50);

    private static final long END_MILLIS = 1000;

    private final CommandContext context;
    private final ViewerTerminal terminal;
    private final SessionId session;
    private final boolean readOnly;
    private final TypedKeys keys;
    private final Typist typist;
    private final Thread reader;
    private final Thread writer;
    private final ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
    private ViewerFilter filter = new ViewerFilter();
    private long offset;

    LocalAttachment(CommandContext context, ViewerTerminal terminal, SessionId session, boolean readOnly) {
        this.context = context;
        this.terminal = terminal;
        this.session = session;
        this.readOnly = readOnly;
        keys = new TypedKeys(terminal, context.services().detachPrefix(), readOnly);
        typist = new Typist(context, session, terminal, keys);
        long number = COUNT.incrementAndGet();
        reader = context.services().newThread("console-keys-" + number, keys::carry);
        writer = context.services().newThread("console-input-" + number, typist::run);
    }

    /** Shows the running session until it ends or somebody leaves; returns the exit code of its child, or 0. */
    int run() throws IOException, InterruptedException {
        if (!readOnly) {
            // First, so that the first frame has that size already.
            typist.resize();
        }
        try (SessionOutput output = LastingOutput.open(context, session)) {
            terminal.makeRaw(keys::windowChanged);
            try {
                terminal.out().write(ViewerModes.ENTER.getBytes(US_ASCII));
                show(output);
                reader.start();
                writer.start();
                carry(output);
            } finally {
                leave();
            }
        }
        return result();
    }

    private void carry(SessionOutput output) throws IOException, InterruptedException {
        while (!isOver()) {
            boolean ended = output.ended();
            copy(output);
            if (ended) {
                return;
            }
            output.await(offset, STEP);
        }
    }

    private boolean isOver() {
        return keys.isLeft() || typist.failure() != null;
    }

    private void copy(SessionOutput output) throws IOException, InterruptedException {
        while (!isOver()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            buffer.clear();
            int count;
            try {
                count = output.read(offset, buffer);
            } catch (BytesGoneException e) {
                LOG.debug("a viewer was overtaken by retention", e);
                show(output);
                continue;
            }
            if (count == 0) {
                break;
            }
            offset += count;
            filter.feed(buffer.array(), 0, count, terminal.out()::write);
            terminal.out().flush();
        }
    }

    /** Draws the screen as it is now and goes on behind it. */
    private void show(SessionOutput output) throws IOException, InterruptedException {
        ScreenView screen = output.screen(SessionOutput.NOW, 0);
        terminal.out().write(screen.snapshot());
        terminal.out().flush();
        filter = new ViewerFilter();
        offset = screen.offset();
    }

    /** Not to be interrupted before the terminal is as it was; the interrupt is kept for whoever comes next. */
    private void leave() {
        boolean interrupted = Thread.interrupted();
        keys.close();
        interrupted |= end(reader);
        interrupted |= end(writer);
        try {
            terminal.out().write(ViewerModes.LEAVE.getBytes(US_ASCII));
            terminal.out().flush();
        } catch (IOException e) {
            LOG.debug("a terminal is gone, and its modes with it", e);
        } finally {
            terminal.restore();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean end(Thread thread) {
        try {
            thread.join(END_MILLIS);
            thread.interrupt();
            return false;
        } catch (InterruptedException e) {
            thread.interrupt();
            return true;
        }
    }

    private int result() {
        PlatformException failure = typist.failure();
        if (failure != null) {
            throw failure;
        }
        if (keys.isLeft()) {
            context.caller().out().print("Detached from session " + session + "\n");
            return 0;
        }
        context.caller().out().print("Session " + session + " has ended.\n");
        return Ended.exitCode(context.sessions().get(session));
    }
}
