// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.attention.internal.session;

import dev.ithaca.session.api.ScreenView;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What stands on a screen where it asks: the last rows with text, and the row of the cursor. Two questions are the same if all
 * of this is; a spinner elsewhere does not matter.
 *
 * @param above the rows above that of the cursor, at most {@value #ROWS}
 * @param line the row that the cursor is in, or the last row with text if that is empty
 * @param below the rows below it
 */
record Words(List<String> above, String line, List<String> below) {
    private static final int ROWS = 12;
    private static final int WIDTH = 400;
    /** What points at a choice, or marks it. */
    private static final Pattern SIGNS =
            Pattern.compile("^[\\s│┃|]*([>❯›●◉▶→»▸▌]\\s+)?(([◯◉◻◼☐☑○●]|\\[[ xX*]\\])\\s+)?");

    static Words of(ScreenView view) {
        List<String> lines = view.lines();
        int last = lines.size() - 1;
        while (last > 0 && lines.get(last).isBlank()) {
            last--;
        }
        int cursor = Math.min(Math.max(0, view.cursorRow()), lines.size() - 1);
        int row = lines.get(cursor).isBlank() || cursor > last ? last : cursor;
        int end = Math.min(last, row + ROWS);
        return new Words(rows(lines, row - ROWS, row), cut(lines.get(row)), rows(lines, row + 1, end + 1));
    }

    private static List<String> rows(List<String> lines, int from, int to) {
        return lines.subList(Math.max(0, from), Math.max(Math.max(0, from), to)).stream()
                .map(Words::cut)
                .toList();
    }

    private static String cut(String line) {
        return Texts.cut(line.stripTrailing(), WIDTH);
    }

    /** Whether this is what was asked before, with the beginning of somebody's answer behind it. */
    boolean continues(Words before) {
        return !line.equals(before.line)
                && line.startsWith(before.line)
                && above.equals(before.above)
                && below.equals(before.below);
    }

    /** Whether nothing but a pointer or marks make it another: to move within a list answers nothing. */
    boolean movedFrom(Words before) {
        return withoutSigns().equals(before.withoutSigns());
    }

    private List<String> withoutSigns() {
        return text().lines().map(row -> SIGNS.matcher(row).replaceFirst("")).toList();
    }

    /** Whether some of it holds a text, blanks aside. */
    boolean hold(String text) {
        return squeezed(text()).contains(squeezed(text));
    }

    /** Whether the row of the cursor holds a text, blanks aside. */
    boolean lineHolds(String text) {
        return squeezed(line).contains(squeezed(text));
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }

    /** All of it, without empty rows. */
    String text() {
        StringBuilder all = new StringBuilder();
        above.forEach(row -> all.append(row).append('\n'));
        all.append(line).append('\n');
        below.forEach(row -> all.append(row).append('\n'));
        return all.toString().lines().filter(row -> !row.isBlank()).collect(Collectors.joining("\n"));
    }
}
