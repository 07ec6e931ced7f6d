// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.judge;

import dev.ithaca.spi.prompt.Assessment.Kind;
import dev.ithaca.spi.prompt.Assessment.State;
import dev.ithaca.spi.prompt.TerminalView;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A question whose words stand above the cursor's line, because that says nothing but a sign ({@code >}, {@code [no]:},
 * {@code Enter a value:}), or nothing at all.
 *
 * @param kind what is asked for
 * @param words the row that asks
 */
record WordsAbove(Kind kind, String words) {
    private static final Pattern BARE = Pattern.compile(
            "^[^\\p{L}]*$|(?i)^\\W*((enter|type) )?(an? |your |the )?(value|answer|response|reply|input)\\W*$");
    private static final Pattern LISTED = Pattern.compile("[>#]\\s*$");
    private static final Pattern NUMBERED = Pattern.compile("^\\s*[*❯>]?\\s*(\\d{1,3})[.):]\\s+\\S");
    private static final Pattern BIDS = Pattern.compile(
            "(?i)^[\\s*=-]{0,6}(please,? )?(enter|type|paste|input|insert|provide|specify|choose|select|press|write|describe)\\b");
    private static final Pattern WANTS_YES =
            Pattern.compile("(?i)\\b(only|type|enter|answer|say)\\s+(['\"]yes['\"]|yes\\b)");
    private static final Pattern ENDS = Pattern.compile("[?:]\\s*$");

    /** What a sign in front of the cursor stands for. */
    static Optional<WordsAbove> ofSign(TerminalView view, String prompt) {
        ScreenEnd end = new ScreenEnd(view);
        boolean bare = BARE.matcher(prompt).find();
        if (bare || LISTED.matcher(prompt).find()) {
            Optional<WordsAbove> list = list(end, view.cursorRow(), prompt);
            if (list.isPresent() || !bare) {
                return list;
            }
            return question(end, view.cursorRow());
        }
        return Optional.empty();
    }

    /** Rows that count down to 1, right above. */
    private static Optional<WordsAbove> list(ScreenEnd end, int cursor, String prompt) {
        int row = end.line(cursor - 1).isBlank() ? cursor - 2 : cursor - 1;
        int expected = -1;
        for (; row >= 0; row--) {
            Matcher found = NUMBERED.matcher(end.line(row));
            int number = found.find() ? Integer.parseInt(found.group(1)) : -1;
            if (number < 0 || (expected >= 0 && number != expected)) {
                return Optional.empty();
            }
            if (number == 1) {
                return Optional.of(new WordsAbove(Kind.MENU, prompt.strip()));
            }
            expected = number - 1;
        }
        return Optional.empty();
    }

    /** Only the row right above counts, or the one above an empty one: further up stands what was asked before. */
    private static Optional<WordsAbove> question(ScreenEnd end, int cursor) {
        String line = above(end, cursor);
        return PromptRules.builtIn()
                .match(line)
                .filter(one -> one.kind() == Kind.CONFIRM || one.name().equals(PromptRules.PRESS_KEY))
                .map(PromptRule::kind)
                .or(() -> WANTS_YES.matcher(line).find() ? Optional.of(Kind.CONFIRM) : Optional.empty())
                .map(kind -> new WordsAbove(kind, line.strip()));
    }

    private static String above(ScreenEnd end, int cursor) {
        return end.line(cursor - 1).isBlank() ? end.line(cursor - 2) : end.line(cursor - 1);
    }

    /** What the row above an empty one asks; only if it bids somebody do something if {@code bid}. */
    static Optional<WordsAbove> ofNothing(TerminalView view, boolean bid) {
        ScreenEnd end = new ScreenEnd(view);
        String line = above(end, view.cursorRow());
        boolean bids = BIDS.matcher(line).find();
        if (line.isBlank() || (bid && !bids)) {
            return Optional.empty();
        }
        Optional<PromptRule> rule =
                PromptRules.builtIn().match(line).filter(one -> one.state() != State.IDLE_AT_PROMPT);
        return bids || rule.isPresent() || ENDS.matcher(line).find()
                ? Optional.of(new WordsAbove(rule.map(PromptRule::kind).orElse(Kind.TEXT), line.strip()))
                : Optional.empty();
    }

    Verdict verdict(double confidence) {
        return Verdict.waiting(State.NEEDS_INPUT, kind, "words-above", confidence, words)
                .because("the words above the cursor ask: " + words);
    }
}
