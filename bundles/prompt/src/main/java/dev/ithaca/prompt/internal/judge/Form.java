// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.judge;

import dev.ithaca.spi.prompt.Assessment.Kind;
import dev.ithaca.spi.prompt.TerminalView;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Questions as libraries draw them: a marked line with choices below ({@code ? Which framework}), a window with buttons, a list
 * that what is typed thins out. They look for keys one by one, so a terminal that takes whole lines shows none of them.
 *
 * @param rule names what was recognised
 * @param kind what is asked for
 * @param question the words
 */
record Form(String rule, Kind kind, String question) {
    private static final int MOST_ROWS = 14;
    private static final int WINDOW_ROWS = 12;
    private static final Pattern OPEN = Pattern.compile("^\\s{0,4}[?◆❓]\\s+\\S");
    private static final Pattern WITHIN = Pattern.compile("^(\\s|[│|└╰❯›>●◉◯○◻◼▶→»☐☑↑]|\\[[ x*]\\])");
    private static final Pattern POINTED = Pattern.compile("^\\s*[│|]?\\s*[❯›>●◉▶→»◻◼☐☑]\\s*\\S");
    private static final Pattern HELP = Pattern.compile("(?i)(arrow|navigate|<space>|enter to|return to|⏎|to select)");
    private static final Pattern SECRET =
            Pattern.compile("(?i)\\b(password|passphrase|passcode|secret|token|pin|api[_ -]?key)\\b");
    private static final Pattern EITHER =
            Pattern.compile("(?i)\\b(y(es)?\\s*/\\s*n(o)?|no\\s*/\\s*yes)\\b|[●❯>]\\s*(yes|no)\\b");
    private static final Pattern BUTTONS = Pattern.compile("<\\s*\\w[\\w ]{0,20}>\\s+<\\s*\\w[\\w ]{0,20}>");
    private static final Pattern YES_NO_BUTTONS = Pattern.compile("(?i)<\\s*yes\\s*>\\s+<\\s*no\\s*>");
    private static final Pattern MARKS = Pattern.compile("[(\\[][ *xX•][)\\]]\\s+\\S.*[(\\[][ *xX•][)\\]]\\s+\\S");
    private static final Pattern TYPED = Pattern.compile("^\\s*[│┃|]?\\s*[>❯]");
    private static final Pattern COUNT = Pattern.compile("^\\s*[│┃|]?\\s*\\d+/\\d+\\b");

    /** The form at the end of the screen that is not filled in yet. */
    static Optional<Form> open(TerminalView view) {
        ScreenEnd end = new ScreenEnd(view);
        return finder(view, end).or(() -> window(view, end)).or(() -> question(view, end));
    }

    private static Optional<Form> finder(TerminalView view, ScreenEnd end) {
        int row = view.cursorRow();
        boolean counted = COUNT.matcher(end.line(row - 1)).find()
                || COUNT.matcher(end.line(row + 1)).find();
        return counted && TYPED.matcher(end.line(row)).find()
                ? Optional.of(new Form("finder", Kind.MENU, ScreenEnd.plain(end.line(row))))
                : Optional.empty();
    }

    private static Optional<Form> window(TerminalView view, ScreenEnd end) {
        for (int row = end.last(); row >= Math.max(0, end.last() - WINDOW_ROWS); row--) {
            String line = end.line(row);
            if (BUTTONS.matcher(line).find()) {
                boolean typed = view.cursorVisible() && view.cursorRow() != row;
                String words = words(end, row);
                Kind kind = SECRET.matcher(words).find()
                        ? Kind.PASSWORD
                        : YES_NO_BUTTONS.matcher(line).find()
                                ? Kind.CONFIRM
                                : typed && !marked(words) ? Kind.TEXT : Kind.MENU;
                return Optional.of(new Form("window", kind, words));
            }
        }
        return Optional.empty();
    }

    /** Whether there is a choice with a mark in it. */
    private static boolean marked(String words) {
        return MARKS.matcher(words).find();
    }

    /** What a window says above its buttons. */
    private static String words(ScreenEnd end, int buttons) {
        StringBuilder words = new StringBuilder();
        for (int row = Math.max(0, buttons - WINDOW_ROWS); row < buttons; row++) {
            String plain = ScreenEnd.plain(end.line(row));
            if (!plain.isBlank() && !end.rule(row)) {
                words.append(words.length() == 0 ? "" : " ").append(plain);
            }
        }
        return words.toString();
    }

    private static Optional<Form> question(TerminalView view, ScreenEnd end) {
        String typed = end.line(view.cursorRow());
        if (view.cursorVisible() && OPEN.matcher(typed).find()) {
            boolean list = listed(end, view.cursorRow() + 1) > 1;
            return Optional.of(
                    new Form("form", kind(typed, list, EITHER.matcher(typed).find()), typed.strip()));
        }
        boolean pointed = false;
        boolean either = false;
        for (int row = end.last(); row >= Math.max(0, end.last() - MOST_ROWS); row--) {
            String line = end.line(row);
            if (OPEN.matcher(line).find()) {
                boolean below =
                        view.cursorRow() >= row && (pointed || !view.cursorVisible() || view.cursorRow() == row);
                either |= EITHER.matcher(line).find();
                return below
                        ? Optional.of(new Form("form", kind(line, pointed, either), line.strip()))
                        : Optional.empty();
            }
            boolean help = HELP.matcher(line).find();
            if (!line.isBlank() && !help && !WITHIN.matcher(line).find()) {
                return Optional.empty();
            }
            pointed |= !help && POINTED.matcher(line).find();
            either |= EITHER.matcher(line).find();
        }
        return Optional.empty();
    }

    /** How many choices stand right below a question. */
    private static int listed(ScreenEnd end, int from) {
        int choices = 0;
        for (int row = from; row <= end.last() && !end.line(row).isBlank(); row++) {
            choices += HELP.matcher(end.line(row)).find() ? 0 : 1;
        }
        return choices;
    }

    private static Kind kind(String line, boolean pointed, boolean either) {
        if (SECRET.matcher(line).find()) {
            return Kind.PASSWORD;
        }
        return either ? Kind.CONFIRM : pointed ? Kind.MENU : Kind.TEXT;
    }
}
