// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.attention.internal.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Choices below one another of which one is pointed at, as agents' boxes and libraries for questions draw them; arrow keys move the
 * pointer, Enter picks.
 *
 * @param labels the choices, from the top, no two alike
 * @param pointed index of the one that is pointed at
 */
record ListedChoices(List<String> labels, int pointed) {
    /** The detector's rules of what is drawn so. */
    private static final Set<String> RULES = Set.of("agent-approval", "list", "form", "finder", "full-screen");

    /** Rules of programs that point with a sign of ASCII. */
    private static final Set<String> PLAIN = Set.of("finder", "full-screen");

    private static final Pattern POINTED = Pattern.compile("^\\s*[│┃|]?\\s*[❯›●◉▶→»▸]\\s+(?=\\S)");
    private static final Pattern POINTED_PLAIN = Pattern.compile("^\\s*[│┃|]?\\s*[>❯▌▶]\\s+(?=\\S)");
    private static final Pattern OTHER = Pattern.compile("^\\s*[│┃|]?\\s*[○◯]?\\s*(?=\\S)");
    private static final Pattern COUNT = Pattern.compile("^\\d+/\\d+\\b");
    private static final Pattern MARKED = Pattern.compile("^([◯◉◻◼☐☑○●]|\\[[ xX*]\\])");
    private static final Pattern NUMBER = Pattern.compile("^(\\d{1,2})[.)]\\s");
    private static final int LONGEST = 120;
    private static final int MOST = 32;

    /** The list that stands there, if the detector's rule is one of lists. */
    static Optional<ListedChoices> of(String rule, Words words) {
        if (!RULES.contains(rule)) {
            return Optional.empty();
        }
        List<String> rows = new ArrayList<>(words.above());
        rows.add(rule.equals("finder") ? "" : words.line());
        rows.addAll(words.below());
        Pattern pointer = PLAIN.contains(rule) ? POINTED_PLAIN : POINTED;
        for (int row = rows.size() - 1; row >= 0; row--) {
            Matcher found = pointer.matcher(rows.get(row));
            if (found.find()) {
                return around(rows, row, found.end());
            }
        }
        return Optional.empty();
    }

    /** The rows above and below that begin in the same column; those that begin further right describe them. */
    private static Optional<ListedChoices> around(List<String> rows, int pointed, int column) {
        List<String> labels = new ArrayList<>();
        int first = pointed;
        while (first > 0 && indent(rows.get(first - 1)) >= column) {
            first--;
        }
        int index = 0;
        for (int row = first; row < rows.size() && (row == pointed || indent(rows.get(row)) >= column); row++) {
            String label = label(rows.get(row), column);
            if (row == pointed
                    || (indent(rows.get(row)) == column && !COUNT.matcher(label).find())) {
                index = row == pointed ? labels.size() : index;
                labels.add(label);
            }
        }
        boolean plain = labels.stream().noneMatch(label -> MARKED.matcher(label).find());
        boolean told = labels.size() > 1 && labels.size() <= MOST && new HashSet<>(labels).size() == labels.size();
        return plain && told ? Optional.of(new ListedChoices(List.copyOf(labels), index)) : Optional.empty();
    }

    private static String label(String row, int column) {
        return Texts.line(row.substring(Math.min(column, row.length())).replaceAll("[│┃|]\\s*$", ""), LONGEST);
    }

    private static int indent(String row) {
        Matcher other = OTHER.matcher(row);
        return other.find() ? other.end() : -1;
    }

    /** Which choice a text names: by its words, or by the number in front of them. */
    static Optional<String> named(List<String> labels, String text) {
        return labels.stream()
                .filter(label -> label.equals(text) || number(label).equals(Optional.of(text.strip())))
                .findFirst();
    }

    private static Optional<String> number(String label) {
        Matcher number = NUMBER.matcher(label);
        return number.find() ? Optional.of(number.group(1)) : Optional.empty();
    }

    /** Whether a rule is one of lists. */
    static boolean drawnBy(String rule) {
        return RULES.contains(rule);
    }
}
