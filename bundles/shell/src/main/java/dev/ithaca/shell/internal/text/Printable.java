// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.text;

/** Makes texts that came from elsewhere safe to print on a terminal. */
public final class Printable {
    private Printable() {}

    /** Replaces control characters, so that no title can move the cursor or recolour the caller's terminal. */
    public static String of(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return clean.toString();
    }
}
