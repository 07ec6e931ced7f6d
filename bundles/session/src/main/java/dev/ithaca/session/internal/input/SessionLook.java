// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.input;

import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.session.api.TerminalFacts.Reading;
import dev.ithaca.session.internal.host.HostConnection;
import dev.ithaca.session.internal.output.ScreenFollower;
import dev.ithaca.session.internal.output.SeenScreen;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.wire.host.HostReply;
import dev.ithaca.wire.host.HostRequest;
import dev.ithaca.wire.host.InputPoint;
import dev.ithaca.wire.host.TtyFacts;
import java.io.Closeable;
import java.time.Duration;
import java.util.Optional;

/** Looks at a session and types into it, as its host does both in one step. For one thread, which waits. */
final class SessionLook implements Closeable {
    private static final Duration FIRST_STEP = Duration.ofMillis(15);
    private static final Duration LATER_STEP = Duration.ofMillis(100);
    private static final long LATER_NANOS = Duration.ofSeconds(2).toNanos();

    private final InputTarget target;
    private final ScreenFollower screens;
    private final long deadline;
    private final long started = System.nanoTime();

    /** {@code deadline} is a time of {@link System#nanoTime}. */
    SessionLook(InputTarget target, long deadline) {
        this.target = target;
        this.deadline = deadline;
        if (!target.host().checksInput()) {
            throw new PlatformException(
                    SessionErrorCode.HOST_TOO_OLD,
                    "session " + target.id()
                            + " runs in a pty-host of an older version, which cannot check the screen and "
                            + "type in one step; nothing was typed. Sessions that are started now can do it");
        }
        this.screens = ScreenFollower.open(target.directory());
    }

    InputTarget target() {
        return target;
    }

    /** How things stand now. */
    InputPoint point() {
        return ask(HostRequest.InputIf.look(target.id().value())).point();
    }

    /** Types if nothing happened since; see {@link HostRequest.InputIf}. */
    HostReply.Checked type(String by, byte[] bytes, long ifEnd, long ifInputs) {
        HostReply.Checked reply = ask(new HostRequest.InputIf(target.id().value(), by, bytes, ifEnd, ifInputs));
        if (reply.typed()) {
            target.typed(bytes);
        }
        return reply;
    }

    private HostReply.Checked ask(HostRequest request) {
        HostReply reply = target.host().request(request);
        if (reply instanceof HostReply.Checked checked) {
            return checked;
        }
        throw new PlatformException(SessionErrorCode.INTERNAL, "the pty-host answered something else");
    }

    /** The screen there; nothing while its bytes cannot be read, or a frame is half drawn. */
    Optional<SeenScreen> screen(InputPoint point) {
        return screens.at(point.end(), point.rows(), point.columns());
    }

    /** The screen at an earlier offset, in the size of now. */
    Optional<SeenScreen> screen(long offset, InputPoint now) {
        return screens.at(offset, now.rows(), now.columns());
    }

    /** Whether the program waits for keys and does nothing else. */
    boolean waitsForKeys() {
        HostConnection host = target.host();
        if (!host.probes()) {
            return false;
        }
        HostReply reply = host.request(new HostRequest.Probe(target.id().value(), false));
        if (!(reply instanceof HostReply.Probed probed)) {
            return false;
        }
        TtyFacts facts = probed.facts();
        Reading reading = Reading.valueOf(facts.reading().name());
        return facts.running() == 0 && (reading == Reading.YES || reading == Reading.MAYBE);
    }

    /** Whether there is time left. */
    boolean inTime() {
        return deadline - System.nanoTime() > 0;
    }

    /** Waits for more output, for a moment at most. */
    void await(long end) throws InterruptedException {
        boolean later = System.nanoTime() - started > LATER_NANOS;
        Duration step = later ? LATER_STEP : FIRST_STEP;
        long left = Math.max(1, deadline - System.nanoTime());
        target.awaitOutput(end, step.toNanos() < left ? step : Duration.ofNanos(left));
    }

    @Override
    public void close() {
        screens.close();
    }
}
