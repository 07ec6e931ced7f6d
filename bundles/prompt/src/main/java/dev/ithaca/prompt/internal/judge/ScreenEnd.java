// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.judge;

import dev.ithaca.spi.prompt.TerminalView;
import java.util.List;
import java.util.regex.Pattern;

/** The rows of a screen down to the last one with text; of a row only so much that no pattern takes long with it. */
final class ScreenEnd {
    private static final int MOST_CHARACTERS = 400;
    private static final Pattern RULE = Pattern.compile("[─━═╭╮╰╯┌┐└┘▔▁▀▄_-]{10,}");
    private static final String FRAME = " \t│┃|▌";

    private final List<String> lines;
    private final int last;

    ScreenEnd(TerminalView view) {
        lines = view.lines();
        int row = lines.size() - 1;
        while (row > 0 && lines.get(row).isBlank()) {
            row--;
        }
        last = row;
    }

    /** The last row with text. */
    int last() {
        return last;
    }

    /** A row, empty above and below the screen. */
    String line(int row) {
        String line = row >= 0 && row < lines.size() ? lines.get(row) : "";
        return line.length() > MOST_CHARACTERS ? line.substring(0, MOST_CHARACTERS) : line;
    }

    /** Whether a row draws a line across. */
    boolean rule(int row) {
        return RULE.matcher(line(row)).find();
    }

    /** Whether one of some rows does. */
    boolean rule(int from, int to) {
        for (int row = from; row <= to; row++) {
            if (rule(row)) {
                return true;
            }
        }
        return false;
    }

    /** A row without the frame around it. */
    static String plain(String line) {
        int from = 0;
        int to = line.length();
        while (from < to && FRAME.indexOf(line.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && FRAME.indexOf(line.charAt(to - 1)) >= 0) {
            to--;
        }
        return line.substring(from, to);
    }
}
