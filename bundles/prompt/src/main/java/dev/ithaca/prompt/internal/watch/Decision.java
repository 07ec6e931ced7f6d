// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.watch;

import dev.ithaca.prompt.internal.judge.Verdict;
import dev.ithaca.spi.prompt.Assessment;
import dev.ithaca.spi.prompt.Assessment.Kind;
import dev.ithaca.spi.prompt.Assessment.State;
import dev.ithaca.spi.prompt.TerminalView;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What counts of one look after another: a wait once it has rested, its end at once if it was answered and after a second look
 * if it was not. Gives each wait a number of its own, so that one that is answered and followed by the same question is
 * another one. Not safe for use by several threads.
 */
public final class Decision {
    private static final long CONFIRM_MILLIS = 250;
    private static final long TAKEN_MILLIS = 100;
    private static final long NOT_TAKEN_MILLIS = 1000;

    private Assessment current = Assessment.of(State.WORKING, Kind.NONE, "not-looked-yet", 0);
    private long serial;
    private long since;
    private long offset;
    private @Nullable String candidate;
    private long candidateSince;
    private long doubtSince = -1;
    private long answeredAt = -1;
    private long spent = -1;

    /** What is so now. */
    public Assessment current() {
        return current;
    }

    /** Which wait or work it is, counted from the first. */
    public long serial() {
        return serial;
    }

    /** How far the output had come when the last wait that was answered began, -1 for none. */
    public long spent() {
        return spent;
    }

    /** When it began, by the clock of the looks. */
    public long since() {
        return since;
    }

    /**
     * Takes the verdict of a look.
     *
     * @return in how many milliseconds another look could say more, -1 for nothing in particular
     */
    public long take(Verdict verdict, TerminalView view, long now) {
        since = since == 0 ? now : since;
        Assessment seen = verdict.assessment();
        if (!seen.waits() || seen.confidence() < Assessment.LEAST) {
            candidate = null;
            return works(seen, view, now);
        }
        doubtSince = -1;
        String key = seen.rule() + seen.kind();
        if (!key.equals(candidate)) {
            candidate = key;
            candidateSince = now;
        }
        if (typing(view, now)) {
            return -1;
        }
        if (answered(seen, view, now)) {
            answeredAt = offset;
            spent = offset;
            change(Assessment.of(State.WORKING, Kind.NONE, "answered", 0.8).because("it was answered"), view, now);
            candidateSince = now;
        }
        long wait = notYet(verdict, view, now);
        if (wait > 0) {
            return wait;
        }
        answeredAt = -1;
        if (!current.waits() || current.kind() != seen.kind() || current.state() != seen.state()) {
            change(seen, view, now);
        } else {
            current = seen.asking(current.detail());
        }
        return -1;
    }

    /** How long it takes until a wait counts, 0 if it does now. */
    private long notYet(Verdict verdict, TerminalView view, long now) {
        Assessment seen = verdict.assessment();
        long silent = view.silence().toMillis();
        long rested = verdict.still() ? silent : Math.max(silent, now - candidateSince);
        boolean same = current.waits() && current.kind() == seen.kind();
        if (!same && rested < verdict.restMillis()) {
            return verdict.restMillis() - rested + 10;
        }
        Duration sinceInput = view.sinceInput();
        if (answeredAt < 0 || sinceInput == null) {
            return 0;
        }
        // A program that still seems to read must have had the time to take the answer, and show that it did.
        long taken = view.offset() != answeredAt ? TAKEN_MILLIS : NOT_TAKEN_MILLIS;
        return Math.max(0, taken - sinceInput.toMillis());
    }

    private long works(Assessment seen, TerminalView view, long now) {
        if (current.waits() && answered(seen, view, now)) {
            spent = offset;
        } else if (current.waits()) {
            if (doubtSince < 0) {
                doubtSince = now;
            }
            long doubted = now - doubtSince;
            if (doubted < CONFIRM_MILLIS) {
                return CONFIRM_MILLIS - doubted;
            }
        }
        doubtSince = -1;
        answeredAt = -1;
        if (current.state() == seen.state()) {
            current = seen;
        } else {
            change(seen, view, now);
        }
        return -1;
    }

    /** Whether something was typed since the wait began that answers it: a line, or a key that made the question go. */
    private boolean answered(Assessment seen, TerminalView view, long now) {
        if (!typedSince(view, now)) {
            return false;
        }
        boolean key = current.kind() == Kind.MENU || current.kind() == Kind.CONFIRM;
        boolean gone = !seen.waits() || seen.kind() != current.kind();
        boolean other = (seen.state() == State.BLOCKED_ON_APPROVAL || seen.kind() == Kind.CONFIRM)
                && !seen.detail().startsWith(current.detail());
        return view.inputEndedLine() || (key && (gone || other));
    }

    private boolean typedSince(TerminalView view, long now) {
        Duration sinceInput = view.sinceInput();
        return current.waits() && sinceInput != null && now - sinceInput.toMillis() > since;
    }

    /** Whether the first part of an answer stands there: a terminal that takes lines has not handed it on, whatever it looks like. */
    private boolean typing(TerminalView view, long now) {
        return view.kernel().modesKnown()
                && view.kernel().canonical()
                && !view.inputEndedLine()
                && typedSince(view, now);
    }

    private void change(Assessment next, TerminalView view, long now) {
        current = next;
        serial++;
        since = now;
        offset = view.offset();
        doubtSince = -1;
    }
}
