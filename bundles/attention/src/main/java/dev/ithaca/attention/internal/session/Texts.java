// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.attention.internal.session;

/** Texts that come from terminals and users, made fit to be shown anywhere. */
final class Texts {
    private Texts() {}

    /** One line without control characters and what turns the direction of text, at most so long. */
    static String line(String text, int most) {
        StringBuilder clean = new StringBuilder(Math.min(text.length(), most));
        text.codePoints()
                .filter(c -> !isHidden(c))
                .map(c -> Character.isISOControl(c) || Character.isWhitespace(c) ? ' ' : c)
                .forEach(clean::appendCodePoint);
        return cut(clean.toString().replaceAll(" {2,}", " ").strip(), most);
    }

    private static boolean isHidden(int c) {
        return (c >= 0xd800 && c <= 0xdfff) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    }

    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}
