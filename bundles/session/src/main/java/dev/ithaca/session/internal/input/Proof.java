// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.input;

import dev.ithaca.session.api.InputReceipt;
import dev.ithaca.session.api.InputReceipt.Evidence;
import dev.ithaca.session.api.InputReceipt.Outcome;
import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.session.internal.output.SeenScreen;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.wire.host.HostReply;
import dev.ithaca.wire.host.InputPoint;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the proof that Enter was taken. It is sent again only if it is proved that it was not: the program has read it,
 * waits for keys again and does nothing else, and the text stands in its line as before, long after.
 */
final class Proof {
    private static final long FIRST_AGAIN_NANOS = Duration.ofMillis(600).toNanos();
    private static final int MOST_ENTERS = 5;

    private final SessionLook look;
    private final String by;
    private final Submission.Entered entered;
    private final long offsetBefore;
    private final InputLine line;
    private boolean shown;
    private InputPoint last;
    private long inputs;
    private int enters = 1;
    private long againNanos = FIRST_AGAIN_NANOS;
    private long enteredAt = System.nanoTime();

    Proof(SessionLook look, String by, Submission.Entered entered, long offsetBefore) {
        this.look = look;
        this.by = by;
        this.entered = entered;
        this.offsetBefore = offsetBefore;
        this.line = new InputLine(entered.screen(), entered.echo());
        this.shown = entered.echo().in(entered.screen()) != Echo.Place.NOWHERE;
        this.last = entered.after();
        this.inputs = entered.after().inputs();
    }

    InputReceipt await() throws InterruptedException {
        try {
            while (true) {
                InputReceipt taken = look();
                if (taken != null) {
                    return taken;
                }
                if (!look.inTime()) {
                    return unproven();
                }
                look.await(last.end());
                last = look.point();
            }
        } catch (PlatformException e) {
            return ended(e);
        }
    }

    private @Nullable InputReceipt look() {
        if (PastedText.lineMode(entered.before()) && last.unread() >= 0) {
            return ofLine();
        }
        if (last.unread() > 0) {
            return null; // whatever changed, it was not Enter that did it
        }
        if (hasChangedState()) {
            return taken(Evidence.STATE, "another program or another way to take keys came behind it");
        }
        Optional<SeenScreen> screen = look.screen(last);
        InputLine.Fate fate = screen.isEmpty() || GuardedTyping.isHalfDrawn(screen.get())
                ? InputLine.Fate.UNCLEAR
                : line.fate(screen.get());
        if (fate == InputLine.Fate.TAKEN) {
            return taken(Evidence.SCREEN, "the text has left the input line, or was answered");
        }
        if (fate == InputLine.Fate.STANDS) {
            againIfIgnored();
        }
        return null;
    }

    /** The kernel keeps the line until the program reads it. What the screen shows meanwhile is the kernel's own echo. */
    private @Nullable InputReceipt ofLine() {
        if (last.unread() == 0) {
            return taken(Evidence.READ, "the program has read the line");
        }
        Optional<SeenScreen> screen = shown ? Optional.empty() : look.screen(last);
        shown |= screen.isPresent() && entered.echo().in(screen.get()) != Echo.Place.NOWHERE;
        return null;
    }

    private boolean hasChangedState() {
        InputPoint before = entered.before();
        boolean mode = before.modesKnown() && last.modesKnown() && before.canonical() != last.canonical();
        boolean front = before.foreground() > 0 && last.foreground() > 0 && before.foreground() != last.foreground();
        return mode || front;
    }

    private void againIfIgnored() {
        boolean due = shown
                && enters < MOST_ENTERS
                && last.unread() == 0
                && last.inputs() == inputs
                && System.nanoTime() - enteredAt >= againNanos;
        if (!due || !look.waitsForKeys()) {
            return;
        }
        HostReply.Checked reply = look.type(by, PastedText.enter(entered.screen()), last.end(), inputs);
        last = reply.point();
        if (reply.typed()) {
            inputs = last.inputs();
            enters++;
            againNanos *= 2;
            enteredAt = System.nanoTime();
        }
    }

    private InputReceipt taken(Evidence evidence, String detail) {
        return receipt(Outcome.TAKEN, evidence, detail);
    }

    private InputReceipt unproven() {
        if (last.unread() > 0) {
            return receipt(
                    Outcome.UNPROVEN, shown ? Evidence.ECHO : Evidence.NONE, "the program has not read all of it yet");
        }
        Evidence evidence = shown ? Evidence.ECHO : last.unread() == 0 ? Evidence.READ : Evidence.NONE;
        return receipt(
                Outcome.UNPROVEN, evidence, "text and Enter were typed, and nothing showed that they were taken");
    }

    /** The session cannot be asked any more: it ended, which is what many programs do with a line, or its host is gone. */
    private InputReceipt ended(PlatformException why) {
        if (why.code() == SessionErrorCode.NOT_RUNNING) {
            return taken(Evidence.STATE, "the session has ended");
        }
        return receipt(Outcome.UNPROVEN, Evidence.NONE, why.getMessage());
    }

    private InputReceipt receipt(Outcome outcome, Evidence evidence, String detail) {
        return new InputReceipt(outcome, evidence, detail, offsetBefore, last.end(), enters, entered.bracketed());
    }
}
