// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal.news;

import java.util.regex.Pattern;

/** Texts that come from terminals and users, made fit for a notification. */
public final class Texts {
    private static final Pattern ESCAPE =
            Pattern.compile("\u001b\\[[0-9;:?<>=]*[ -/]*[@-~]|\u001b\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?|\u001b.");

    private Texts() {}

    /** One line without control characters, at most so long. */
    public static String line(String text, int most) {
        return cut(text(text, Integer.MAX_VALUE).replaceAll("\\s+", " ").strip(), most);
    }

    /** Lines without other control characters, at most so long. */
    public static String text(String text, int most) {
        String plain = ESCAPE.matcher(text).replaceAll("").replace("\r\n", "\n").replace('\r', '\n');
        StringBuilder clean = new StringBuilder(plain.length());
        plain.codePoints()
                .map(c -> c == '\t' ? ' ' : c)
                .filter(c -> c == '\n' || !(Character.isISOControl(c) || isHidden(c)))
                .forEach(clean::appendCodePoint);
        return cut(clean.toString().strip(), most);
    }

    /** Halves of surrogate pairs, and what turns the direction of the text around it. */
    private static boolean isHidden(int c) {
        return (c >= 0xd800 && c <= 0xdfff) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}
