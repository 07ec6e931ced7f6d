// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.watch;

import dev.ithaca.prompt.internal.judge.Verdict;
import dev.ithaca.spi.prompt.Assessment;
import dev.ithaca.spi.prompt.Assessment.Kind;
import dev.ithaca.spi.prompt.Assessment.State;
import dev.ithaca.spi.prompt.TerminalView;
import java.time.Duration;
import java.util.Set;
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
    /** More than a bell or the echo of a key. */
    private static final int SHOWN_BYTES = 3;

    /** Rules of programs that have the whole screen. */
    private static final Set<String> PAGES = Set.of("pager", "editor", "full-screen");

    private Assessment current = Assessment.of(State.WORKING, Kind.NONE, "not-looked-yet", 0);
    private long serial;
    private long since;
    private String subject = "";
    private long offset;
    private long shown;
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
        if (answered(verdict, view, now)) {
            answeredAt = offset;
            spent = offset;
            change(Assessment.of(State.WORKING, Kind.NONE, "answered", 0.8).because("it was answered"), view, now);
            candidateSince = now;
        }
        long wait = notYet(verdict, view, now);
        if (wait > 0) {
            return wait;
        }
        return settle(verdict, view, now);
    }

    private long settle(Verdict verdict, TerminalView view, long now) {
        Assessment seen = verdict.assessment();
        boolean typed = typedSince(view, now);
        answeredAt = -1;
        if (!typed) {
            shown = view.offset();
        }
        if (!current.waits() || current.kind() != seen.kind() || current.state() != seen.state()) {
            change(seen, view, now);
            subject = verdict.subject();
        } else if (!typed && asksOther(seen)) {
            long left = verdict.restMillis() - view.silence().toMillis();
            if (left > 0) {
                return left + 10;
            }
            change(seen, view, now);
            subject = verdict.subject();
        } else {
            current = seen.asking(current.detail());
        }
        return -1;
    }

    /** Whether the words are others, though nobody has answered: a question that took no answer in time, and the next. */
    private boolean asksOther(Assessment seen) {
        return seen.state() != State.IDLE_AT_PROMPT
                && seen.kind() != Kind.AGENT_PROMPT
                && others(current.detail(), seen.detail());
    }

    /** Whether neither goes on as the other begins; numbers aside, for some count down. */
    private static boolean others(String before, String now) {
        String one = before.replaceAll("\\d+", "0");
        String two = now.replaceAll("\\d+", "0");
        return !one.isBlank() && !two.isBlank() && !one.startsWith(two) && !two.startsWith(one);
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
        if (current.waits() && answered(new Verdict(seen, 0), view, now)) {
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
    private boolean answered(Verdict verdict, TerminalView view, long now) {
        if (!typedSince(view, now)) {
            return false;
        }
        Assessment seen = verdict.assessment();
        boolean page = PAGES.contains(current.rule()) != PAGES.contains(seen.rule());
        boolean key = page || current.kind() == Kind.MENU || current.kind() == Kind.CONFIRM;
        boolean gone = page || !seen.waits() || seen.kind() != current.kind();
        return view.inputEndedLine() || (key && (gone || another(verdict, view)));
    }

    /** Whether what is asked after a key is another question: in other words, of something else, or in the same words anew. */
    private boolean another(Verdict verdict, TerminalView view) {
        Assessment seen = verdict.assessment();
        boolean strict = seen.state() == State.BLOCKED_ON_APPROVAL || seen.kind() == Kind.CONFIRM || verdict.line();
        if (strict && !seen.detail().startsWith(current.detail())) {
            return true;
        }
        boolean anew = verdict.line()
                && !view.kernel().canonical()
                && seen.detail().equals(current.detail())
                && view.offset() > shown + SHOWN_BYTES;
        return anew || (!subject.isEmpty() && !verdict.subject().isEmpty() && !subject.equals(verdict.subject()));
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
        shown = offset;
        subject = "";
        doubtSince = -1;
    }
}
