// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.judge;

import dev.ithaca.spi.prompt.TerminalView;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The pages of agents: a box for the next prompt, a question with choices, a line that turns while they work. Only the end of
 * the screen counts, because what an agent quotes stands above its own box.
 */
final class AgentBoxes {
    private static final int END_ROWS = 16;
    private static final int NEAR = 3;
    private static final Pattern RULE = Pattern.compile("[─━═╭╮╰╯┌┐└┘▔▁_-]{10,}");
    private static final Pattern INPUT = Pattern.compile("^\\s*[│┃|▌]?\\s*[❯›>▸»]( |$)");
    private static final Pattern HINT = Pattern.compile(
            "(?i)(for shortcuts|context left|to mention|/ ?for commands|for help|to send|newline|auto-accept|ctrl\\+[a-z]|type your message|ask \\w+ to|bypass permissions|plan mode|tab to|esc to|enter to|press enter)");
    private static final Pattern CHOSEN = Pattern.compile("^\\s*[│┃|]?\\s*[❯›>●◉▶→»]\\s*(\\d+[.)]\\s*)?\\S");
    private static final Pattern CHOICE = Pattern.compile(
            "^\\s*[│┃|]?\\s*([❯›>●◉▶→»○◯]\\s*)?(\\d+[.)]\\s+\\S|(?i:yes|no|allow|deny|approve|reject|cancel|always)\\b)");
    private static final Pattern ASKS = Pattern.compile(
            "(?i)(do you (want|trust|wish)|would you like|allow\\b|approve|permission|proceed|requires? (your )?(approval|confirmation)|trust (the|this)|grant)");
    private static final Pattern WORKS = Pattern.compile(
            "(?i)(esc|ctrl[+-]c|\\^c)\\s*(to|again to)\\s*(interrupt|stop|cancel)|^\\W{0,3}[⠁-⣿✢✳✶✻✽◐◓◑◒]\\s*\\S.{0,80}(…|\\.\\.\\.)");
    private static final Pattern WORKS_FOR_SURE = Pattern.compile("(?i)(esc|ctrl[+-]c)\\s*to\\s*(interrupt|stop)");

    private AgentBoxes() {}

    /** The question of a list of choices at the end of the screen, one of them chosen. */
    static Optional<String> approval(TerminalView view) {
        List<String> lines = view.lines();
        int last = lastText(lines);
        int first = Math.max(0, last - END_ROWS);
        int choices = 0;
        boolean chosen = false;
        String asked = "";
        int below = 0;
        for (int row = last; row >= first; row--) {
            String line = lines.get(row);
            if (choice(line)) {
                choices++;
                chosen |= CHOSEN.matcher(line).find();
            } else if (choices == 0 && !decoration(line) && ++below > 2) {
                return Optional.empty();
            }
            if (choices > 1 && chosen && !choice(line) && asks(line)) {
                asked = line;
                break;
            }
        }
        return asked.isEmpty() ? Optional.empty() : Optional.of(plain(asked));
    }

    /** A line that ends in a question mark is the question, even if it begins with a word that choices begin with. */
    private static boolean choice(String line) {
        return CHOICE.matcher(line).find() && !plain(line).endsWith("?");
    }

    private static boolean asks(String line) {
        return ASKS.matcher(line).find() && !HINT.matcher(line).find();
    }

    private static boolean decoration(String line) {
        return line.isBlank() || RULE.matcher(line).find() || HINT.matcher(line).find();
    }

    /** Whether the cursor stands in a box for the next prompt. */
    static boolean inputBox(TerminalView view) {
        int row = view.cursorRow();
        String line = view.cursorLine();
        if (!INPUT.matcher(line).find() || CHOICE.matcher(line).find()) {
            return false;
        }
        boolean framed = false;
        boolean hinted = HINT.matcher(line).find();
        for (int near = Math.max(0, row - NEAR); near <= Math.min(view.lines().size() - 1, row + NEAR); near++) {
            String other = view.lines().get(near);
            framed |= near != row && RULE.matcher(other).find();
            hinted |= near > row && HINT.matcher(other).find();
        }
        return (framed || hinted) && lastText(view.lines()) - row <= NEAR + 2;
    }

    /** Whether a line near the end says that work goes on; one that does not turn any more is a quotation. */
    static Optional<String> works(TerminalView view) {
        List<String> lines = view.lines();
        int last = lastText(lines);
        for (int row = last; row >= Math.max(0, last - END_ROWS); row--) {
            String line = lines.get(row);
            if (WORKS_FOR_SURE.matcher(line).find()
                    || (row == view.cursorRow() && WORKS.matcher(line).find())) {
                return Optional.of(plain(line));
            }
        }
        return Optional.empty();
    }

    private static int lastText(List<String> lines) {
        int last = lines.size() - 1;
        while (last > 0 && lines.get(last).isBlank()) {
            last--;
        }
        return last;
    }

    private static String plain(String line) {
        return line.replaceAll("^[\\s│┃|]+|[\\s│┃|]+$", "");
    }
}
