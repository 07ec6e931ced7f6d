// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What {@code tmux capture-pane -e} prints, as what an eye can tell apart: a blank has no foreground, so its colour, weight
 * and slant do not count, while its background, underline and reverse do.
 */
final class StyledCells {
    private static final Set<String> SEEN_ON_BLANKS = Set.of("bg", "underline", "reverse", "strike");

    private final Map<String, String> style = new TreeMap<>();
    private final StringBuilder row = new StringBuilder();
    private final List<String> rows = new ArrayList<>();
    private String shown = "{}";

    private StyledCells() {}

    /** One text for each row: the characters, with the style in braces where it changes; trailing plain blanks cut. */
    static List<String> of(String captured) {
        StyledCells cells = new StyledCells();
        for (int at = 0; at < captured.length(); ) {
            int end = captured.charAt(at) == '\u001b' ? captured.indexOf('m', at) : -1;
            if (end > 0) {
                cells.sgr(captured.substring(at + 2, end).split("[;:]", -1));
                at = end + 1;
            } else {
                cells.cell(captured.charAt(at++));
            }
        }
        return cells.rows;
    }

    private void cell(char character) {
        if (character == '\n') {
            rows.add(row.toString().stripTrailing());
            row.setLength(0);
            shown = "{}";
            return;
        }
        Map<String, String> visible = new TreeMap<>(style);
        if (character == ' ') {
            visible.keySet().retainAll(SEEN_ON_BLANKS);
        }
        String now = visible.toString();
        if (!now.equals(shown) && !(character == ' ' && now.equals("{}") && blankLike(shown))) {
            row.append(now);
            shown = now;
        }
        row.append(character);
    }

    /** Whether a style would look the same on a blank as none. */
    private static boolean blankLike(String shown) {
        return SEEN_ON_BLANKS.stream().noneMatch(shown::contains);
    }

    private void sgr(String[] codes) {
        for (int i = 0; i < codes.length; i++) {
            int code = codes[i].isEmpty() ? 0 : Integer.parseInt(codes[i]);
            if ((code == 38 || code == 48) && i + 2 < codes.length) {
                int parts = "5".equals(codes[i + 1]) ? 1 : 3;
                style.put(
                        code == 38 ? "fg" : "bg",
                        String.join(".", List.of(codes).subList(i + 2, i + 2 + parts)));
                i += 1 + parts;
            } else {
                plain(code);
            }
        }
    }

    private void plain(int code) {
        switch (code) {
            case 0 -> style.clear();
            case 1 -> style.put("bold", "");
            case 2 -> style.put("dim", "");
            case 3 -> style.put("italic", "");
            case 4 -> style.put("underline", "");
            case 5 -> style.put("blink", "");
            case 7 -> style.put("reverse", "");
            case 8 -> style.put("hidden", "");
            case 9 -> style.put("strike", "");
            case 22 -> style.keySet().removeAll(Set.of("bold", "dim"));
            case 23 -> style.remove("italic");
            case 24 -> style.remove("underline");
            case 25 -> style.remove("blink");
            case 27 -> style.remove("reverse");
            case 28 -> style.remove("hidden");
            case 29 -> style.remove("strike");
            case 39 -> style.remove("fg");
            case 49 -> style.remove("bg");
            default -> color(code);
        }
    }

    private void color(int code) {
        if (code >= 30 && code <= 37 || code >= 90 && code <= 97) {
            style.put("fg", Integer.toString(code));
        } else if (code >= 40 && code <= 47 || code >= 100 && code <= 107) {
            style.put("bg", Integer.toString(code - 10));
        }
    }
}
