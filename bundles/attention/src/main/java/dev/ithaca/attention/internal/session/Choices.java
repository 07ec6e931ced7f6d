// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.attention.internal.session;

import dev.ithaca.attention.api.AttentionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be picked, as far as the words say it: one typed line picks it, or the pointer of a list is moved to it
 * ({@link ListPicker}), because in a list a digit may already be the answer, and the Enter behind it one to the next question.
 */
final class Choices {
    private static final Pattern YES_OR_NO =
            Pattern.compile("(?i)[\\[(]\\s*(y|yes)\\s*[/|,]\\s*(n|no)\\b[^\\])]{0,30}[\\])]|\\((y) or (n)\\)");
    private static final Pattern LETTERS = Pattern.compile("[\\[(]([A-Za-z?](?:\\s?[,/|]\\s?[A-Za-z?]){2,})[\\])]");
    private static final Pattern NUMBERED = Pattern.compile("^\\s*(\\d{1,3})[).]\\s+\\S.*$");
    private static final int LONGEST = 120;
    private static final int MOST = 64;

    private Choices() {}

    static List<String> of(AttentionKind kind, String rule, String question, Words words) {
        if (ListedChoices.drawnBy(rule) && kind != AttentionKind.CONFIRM) {
            return ListedChoices.of(rule, words).map(ListedChoices::labels).orElse(List.of());
        }
        if (kind == AttentionKind.CONFIRM && !rule.startsWith("approval")) {
            return yesOrNo(question);
        }
        if (rule.equals("choice-letters")) {
            Matcher letters = LETTERS.matcher(question);
            return letters.find() ? List.of(letters.group(1).split("\\s?[,/|]\\s?")) : List.of();
        }
        return rule.equals("choice-number") ? numbered(words) : List.of();
    }

    private static List<String> yesOrNo(String question) {
        Matcher found = YES_OR_NO.matcher(question);
        if (!found.find()) {
            return List.of();
        }
        boolean either = found.group(3) != null;
        return List.of(
                (either ? found.group(3) : found.group(1)).toLowerCase(java.util.Locale.ROOT),
                (either ? found.group(4) : found.group(2)).toLowerCase(java.util.Locale.ROOT));
    }

    /** The rows that count up from 1, right above the question. */
    private static List<String> numbered(Words words) {
        List<String> found = new ArrayList<>();
        for (String row : words.above()) {
            Matcher matcher = NUMBERED.matcher(row);
            if (matcher.matches()) {
                int number = Integer.parseInt(matcher.group(1));
                if (number == 1) {
                    found.clear();
                }
                if (number == found.size() + 1 && number <= MOST) {
                    found.add(Texts.line(row, LONGEST));
                }
            }
        }
        return List.copyOf(found);
    }

    /** What is typed to pick one. */
    static String typed(String choice) {
        Matcher numbered = NUMBERED.matcher(choice);
        return numbered.matches() ? numbered.group(1) : choice;
    }
}
