// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.judge;

import dev.ithaca.spi.prompt.TerminalView;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Choices below one another at the end of the screen, one of them pointed at. Only what stands below them matters: nothing but
 * descriptions and help. Whoever quotes such a list goes on below it.
 *
 * @param question the row that asks, or the first above the choices
 */
record PointedList(String question) {
    private static final int END_ROWS = 20;
    private static final int HEAD_ROWS = 8;
    private static final Pattern POINTED = Pattern.compile("^(\\s*[│┃|]?\\s*)[❯›>●◉▶→»▸]\\s+(?=\\S)");
    private static final Pattern OTHER = Pattern.compile("^\\s*[│┃|]?\\s*[○◯]?\\s*(?=\\S)");
    private static final Pattern NUMBER = Pattern.compile("^\\d{1,2}[.)]\\s");
    private static final Pattern HELP = Pattern.compile(
            "(?i)(\\b(esc|enter|return|tab|space|arrow)\\b|⏎|↑|↓).{0,40}(confirm|select|cancel|navigate|exit|continue|choose|back|toggle)");
    private static final Pattern ASKS = Pattern.compile("[?:]\\s*$");

    /** The list at the end of a screen. */
    static Optional<PointedList> open(TerminalView view) {
        ScreenEnd end = new ScreenEnd(view);
        boolean help = false;
        for (int row = end.last(); row >= Math.max(0, end.last() - END_ROWS); row--) {
            String line = end.line(row);
            Matcher pointed = POINTED.matcher(line);
            if (pointed.find()) {
                return of(view, end, row, pointed.end(), help);
            }
            help |= HELP.matcher(line).find();
        }
        return Optional.empty();
    }

    private static Optional<PointedList> of(TerminalView view, ScreenEnd end, int pointed, int column, boolean help) {
        boolean numbered = NUMBER.matcher(end.line(pointed).substring(column)).find();
        int last = pointed;
        int choices = 1;
        for (int row = pointed + 1; row <= end.last() && indent(end.line(row)) >= column; row++) {
            choices += indent(end.line(row)) == column ? 1 : 0;
            last = row;
        }
        for (int row = last + 1; row <= end.last(); row++) {
            if (!end.line(row).isBlank()
                    && !end.rule(row)
                    && !HELP.matcher(end.line(row)).find()) {
                return Optional.empty();
            }
        }
        int first = pointed;
        while (first > 0 && indent(end.line(first - 1)) >= column) {
            first--;
            choices += indent(end.line(first)) == column ? 1 : 0;
        }
        Optional<String> head = head(end, first - 1);
        boolean asked = help
                || numbered
                || head.filter(words -> ASKS.matcher(words).find()).isPresent();
        boolean below = !view.cursorVisible() || view.cursorRow() >= first;
        return choices > 1 && asked && below ? head.map(PointedList::new) : Optional.empty();
    }

    private static int indent(String line) {
        Matcher other = OTHER.matcher(line);
        return other.find() ? other.end() : -1;
    }

    /** The row that asks, nearest first; the first row of the paragraphs above if none does. */
    private static Optional<String> head(ScreenEnd end, int from) {
        String top = "";
        for (int row = from; row >= Math.max(0, from - HEAD_ROWS) && !end.rule(row); row--) {
            String line = ScreenEnd.plain(end.line(row)).strip();
            if (ASKS.matcher(line).find()) {
                return Optional.of(line);
            }
            top = line.isEmpty() ? top : line;
        }
        return top.isEmpty() ? Optional.empty() : Optional.of(top);
    }
}
