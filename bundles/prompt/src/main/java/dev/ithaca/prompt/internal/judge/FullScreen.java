// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.judge;

import dev.ithaca.spi.prompt.Assessment.Kind;
import dev.ithaca.spi.prompt.Assessment.State;
import dev.ithaca.spi.prompt.TerminalView;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Programs that have the screen and wait for keys: an editor, a pager, a browser of files. They rest, and nobody is asked anything,
 * until they ask in words: where they talk to their user, or in a box. What else stands on the screen is what somebody reads or
 * writes there, and asks nothing.
 */
final class FullScreen {
    private static final int LAST_ROWS = 4;
    private static final Pattern HELP_ROW =
            Pattern.compile("(\\^|M-)[A-Z@\\\\/_]|^\\s*[A-Z] (Yes|No)\\b|\\b[A-Z]\\)[a-z]+|(?i)arrow keys");
    private static final Pattern COMMAND = Pattern.compile("^[:/?!]");
    private static final Pattern EITHER = Pattern.compile("(?i)\\byes\\b.*\\bno\\b|\\bok\\b.*\\bcancel\\b");
    private static final Pattern PICK = Pattern.compile("(?i)^\\W*(please )?(select|choose|pick)\\b");
    private static final Pattern PICK_HELP =
            Pattern.compile("(?i)\\b(enter|return|space)\\b.{0,12}\\b(choose|select|confirm|continue)\\b");
    private static final Pattern QUESTION = Pattern.compile("\\?(\\s|$)");
    private static final double ASKS = 0.9;

    private FullScreen() {}

    /** Whether the program is known for what it does with the whole screen; then words elsewhere on it do not count. */
    static boolean known(TerminalView view) {
        String program = view.kernel().program();
        return !view.kernel().canonical()
                && (Programs.edits(program)
                        || Programs.pages(program)
                        || Programs.browses(program)
                        || (view.alternate() && Programs.startsEditors(program)));
    }

    /** What one asks in words, or that it rests. */
    static Verdict judge(TerminalView view, String prompt, Optional<PromptRule> rule) {
        Optional<PromptRule> asks = rule.filter(one -> one.state() != State.IDLE_AT_PROMPT);
        if (Programs.pages(view.kernel().program())) {
            return asks.filter(one -> one.name().equals(PromptRules.PRESS_KEY))
                    .map(one -> Verdict.ruled(one, prompt, ASKS))
                    .orElseGet(() -> rests("pager", prompt));
        }
        ScreenEnd end = new ScreenEnd(view);
        if (known(view)) {
            return said(view, end, prompt, asks).or(() -> boxed(view, end)).orElseGet(() -> rests("editor", ""));
        }
        return boxed(view, end).or(() -> listed(end)).orElseGet(() -> rests("full-screen", ""));
    }

    private static Verdict rests(String rule, String words) {
        return Verdict.waiting(State.IDLE_AT_PROMPT, Kind.TEXT, rule, ASKS, words)
                .because("a full-screen program rests, and asks nothing in words");
    }

    /** In the row where it talks to its user: the last one, or one above rows of help. */
    private static Optional<Verdict> said(TerminalView view, ScreenEnd end, String prompt, Optional<PromptRule> asks) {
        if (!talksAt(view, end) || COMMAND.matcher(prompt).find()) {
            return Optional.empty();
        }
        if (asks.isPresent()) {
            return asks.map(one -> Verdict.ruled(one, prompt, ASKS));
        }
        return view.cursorVisible() && PromptRules.prefilled(prompt)
                ? Optional.of(Verdict.waiting(State.NEEDS_INPUT, Kind.TEXT, "message-row", ASKS, prompt)
                        .because("it asks in its last row: " + prompt.strip()))
                : Optional.empty();
    }

    private static boolean talksAt(TerminalView view, ScreenEnd end) {
        if (!view.alternate()) {
            return true; // it has left its page to ask
        }
        int rows = view.lines().size();
        if (view.cursorRow() < rows - LAST_ROWS) {
            return false;
        }
        for (int row = view.cursorRow() + 1; row < rows; row++) {
            if (!HELP_ROW.matcher(end.line(row)).find()) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Verdict> boxed(TerminalView view, ScreenEnd end) {
        return ScreenBox.last(view, end).flatMap(box -> {
            String words = box.words();
            boolean question = QUESTION.matcher(words).find();
            if (!question && !PICK.matcher(words).find()) {
                return Optional.empty();
            }
            boolean typed = view.cursorVisible() && box.holds(view.cursorRow(), view.cursorColumn());
            Kind kind = question && EITHER.matcher(words).find() ? Kind.CONFIRM : typed ? Kind.TEXT : Kind.MENU;
            return Optional.of(Verdict.waiting(State.NEEDS_INPUT, kind, "box", ASKS, words)
                    .because("a box on the screen asks: " + words));
        });
    }

    /** A page that as a whole is a question, because its first row or its help says so. */
    private static Optional<Verdict> listed(ScreenEnd end) {
        int first = 0;
        while (first < end.last() && end.line(first).isBlank()) {
            first++;
        }
        String title = ScreenEnd.plain(end.line(first)).strip();
        boolean asks = PICK.matcher(title).find()
                || QUESTION.matcher(title.toLowerCase(Locale.ROOT)).find()
                || PICK_HELP.matcher(end.line(end.last())).find();
        return asks
                ? Optional.of(Verdict.waiting(State.NEEDS_INPUT, Kind.MENU, "full-screen", ASKS, title)
                        .because("a full-screen program asks: " + title))
                : Optional.empty();
    }
}
