// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.text;

/** Makes texts that came from elsewhere safe to print on a terminal. */
public final class Printable {
    private Printable() {}

    /** Replaces control characters, so that no title can move the cursor or recolour the caller's terminal. */
    public static String of(String text) {
        return lines(text.replace('\n', ' '));
    }

    /** The same of a text of several lines. */
    public static String lines(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c != '\n' && Character.isISOControl(c) ? ' ' : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
