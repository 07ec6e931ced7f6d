// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.judge;

import dev.ithaca.spi.prompt.TerminalView;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The pages of agents: a box for the next prompt, a question with choices, a line that turns while they work. Only the end of
 * the screen counts, because what an agent quotes stands above its own box. Many hide the cursor and draw one of their own; then
 * the box must be drawn whole to count.
 */
final class AgentPages {
    private static final int END_ROWS = 16;
    private static final int BOX_ROWS = 8;
    private static final int NEAR = 3;
    private static final Pattern INPUT = Pattern.compile("^\\s*[│┃|▌]?\\s*[❯›>▸»]{1,3}( |$)");
    private static final Pattern BAR = Pattern.compile("^\\s*┃");
    private static final Pattern HINT = Pattern.compile(
            "(?i)(for shortcuts|context left|to mention|/ ?for commands|for help|to send|newline|auto-accept|ctrl\\+[a-z]|type your message|ask (\\w+ to|anything)|bypass permissions|plan mode|tab to|esc to|enter to|press enter|enter confirm|to navigate|to select|switch agent|send a message)");
    private static final Pattern CHOSEN = Pattern.compile("^\\s*[│┃|]?\\s*[❯›>●◉▶→»]\\s*(\\d+[.)]\\s*)?\\S");
    private static final Pattern CHOICE = Pattern.compile(
            "^\\s*[│┃|]?\\s*([❯›>●◉▶→»○◯]\\s*)?(\\d+[.)]\\s+\\S|(?i:yes|no|allow|deny|approve|reject|cancel|always)\\b)");
    private static final Pattern CHOICES_IN_A_ROW = Pattern.compile(
            "(?i)\\b(allow|yes|approve|accept)\\b.{0,40}\\s{2,}.{0,40}\\b(reject|deny|no|cancel|decline)\\b");
    private static final Pattern ASKS = Pattern.compile(
            "(?i)(do you (want|trust|wish)|would you like|allow\\b|approve|permission|proceed|requires? (your )?(approval|confirmation)|\\btrust\\b|grant)");
    private static final Pattern WORKS = Pattern.compile(
            "(?i)(esc|ctrl[+-]c|\\^c)\\s*(to|again to)\\s*(interrupt|stop|cancel)|^\\W{0,3}[⠁-⣿✢✳✶✻✽◐◓◑◒]\\s*\\S.{0,80}(…|\\.\\.\\.)");
    private static final Pattern WORKS_FOR_SURE = Pattern.compile(
            "(?i)\\b(esc|ctrl[+-]c)\\s+(to\\s+)?(interrupt|stop)\\b|\\((esc|ctrl[+-]c) to cancel\\W{1,5}\\d+\\s?[smh]");

    private AgentPages() {}

    /**
     * A question of choices.
     *
     * @param question the row that asks
     * @param subject the rows above it, of what it asks
     */
    record Approval(String question, String subject) {}

    /** The question of choices at the end of the screen, one of them chosen. */
    static Optional<Approval> approval(TerminalView view) {
        ScreenEnd end = new ScreenEnd(view);
        int choices = 0;
        boolean chosen = false;
        int below = 0;
        for (int row = end.last(); row >= Math.max(0, end.last() - END_ROWS); row--) {
            String line = end.line(row);
            if (CHOICES_IN_A_ROW.matcher(line).find()) {
                choices += 2;
                chosen = true;
            } else if (choice(line)) {
                choices++;
                chosen |= CHOSEN.matcher(line).find();
            } else if (choices == 0 && !decoration(end, row) && ++below > 2) {
                return Optional.empty();
            } else if (choices > 1 && chosen && asks(line)) {
                return Optional.of(new Approval(ScreenEnd.plain(line), subject(end, row)));
            }
        }
        return Optional.empty();
    }

    private static String subject(ScreenEnd end, int question) {
        StringBuilder rows = new StringBuilder();
        for (int row = question - 1; row >= Math.max(0, question - BOX_ROWS) && !end.rule(row); row--) {
            rows.append(ScreenEnd.plain(end.line(row)).strip()).append('\n');
        }
        return rows.toString();
    }

    /** A line that ends in a question mark is the question, even if it begins with a word that choices begin with. */
    private static boolean choice(String line) {
        return CHOICE.matcher(line).find() && !ScreenEnd.plain(line).endsWith("?");
    }

    private static boolean asks(String line) {
        return ASKS.matcher(line).find() && !HINT.matcher(line).find();
    }

    private static boolean decoration(ScreenEnd end, int row) {
        String line = end.line(row);
        return line.isBlank() || end.rule(row) || HINT.matcher(line).find();
    }

    /** The line of a box for the next prompt that is typed into. */
    static Optional<String> inputBox(TerminalView view) {
        ScreenEnd end = new ScreenEnd(view);
        if (view.cursorVisible()) {
            int row = view.cursorRow();
            boolean box = atCursor(end, row) || (BAR.matcher(end.line(row)).find() && hangs(end, row));
            return box && end.last() - row <= NEAR + 2 ? Optional.of(ScreenEnd.plain(end.line(row))) : Optional.empty();
        }
        for (int row = end.last(); row > Math.max(0, end.last() - BOX_ROWS); row--) {
            if (input(end.line(row)) && end.rule(row - 1, row - 1) && end.rule(row + 1, row + NEAR)) {
                return Optional.of(ScreenEnd.plain(end.line(row)));
            }
        }
        return Optional.empty();
    }

    private static boolean input(String line) {
        return INPUT.matcher(line).find() && !CHOICE.matcher(line).find();
    }

    private static boolean atCursor(ScreenEnd end, int row) {
        String line = end.line(row);
        if (!input(line)) {
            return false;
        }
        boolean framed = end.rule(row - NEAR, row - 1) || end.rule(row + 1, row + NEAR);
        return framed || hinted(end, row, row + NEAR);
    }

    /** A bar at the left that ends in a rule, with a hint below. */
    private static boolean hangs(ScreenEnd end, int row) {
        return end.rule(row + 1, row + NEAR) && hinted(end, row + 1, row + NEAR + 1);
    }

    private static boolean hinted(ScreenEnd end, int from, int to) {
        for (int row = from; row <= to; row++) {
            if (HINT.matcher(end.line(row)).find()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a line near the end says that work goes on; one that does not turn any more is a quotation. */
    static Optional<String> works(TerminalView view) {
        ScreenEnd end = new ScreenEnd(view);
        for (int row = end.last(); row >= Math.max(0, end.last() - END_ROWS); row--) {
            String line = end.line(row);
            if (WORKS_FOR_SURE.matcher(line).find()
                    || (row == view.cursorRow() && WORKS.matcher(line).find())) {
                return Optional.of(ScreenEnd.plain(line));
            }
        }
        return Optional.empty();
    }
}
