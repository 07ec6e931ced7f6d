// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import java.nio.charset.StandardCharsets;

/**
 * The sequence (OSC 9) by which a terminal shows a notification on its user's desktop. The text is made harmless here, where
 * it becomes a sequence: nothing in it can end that sequence, begin another or write from right to left.
 */
public final class DesktopNotice {
    /** How many characters are shown. */
    public static final int TEXT_MAX = 240;

    /** Also keeps a text that begins with a number from being one of ConEmu's commands, which share OSC 9. */
    private static final String NAME = "Ithaca: ";

    private static final char SEQUENCE_END = '\u0007';

    private DesktopNotice() {}

    /** The sequence for a text; empty if nothing of it can be shown. */
    public static byte[] sequence(String text) {
        String line = line(text);
        String sequence = line.isEmpty() ? "" : "\u001b]9;" + NAME + line + SEQUENCE_END;
        return sequence.getBytes(StandardCharsets.UTF_8);
    }

    private static String line(String text) {
        StringBuilder line = new StringBuilder();
        int count = 0;
        boolean gap = false;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
                gap = count > 0;
            } else if (isShown(character)) {
                if (count + (gap ? 2 : 1) > TEXT_MAX) {
                    return line.append('…').toString();
                }
                count += gap ? 2 : 1;
                line.append(gap ? " " : "").appendCodePoint(character);
                gap = false;
            }
        }
        return line.toString();
    }

    private static boolean isShown(int character) {
        int type = Character.getType(character);
        return type != Character.CONTROL && type != Character.SURROGATE && !isDirection(character);
    }

    /** Marks, embeddings, overrides and isolates of the writing direction. */
    private static boolean isDirection(int character) {
        return character == 0x061C
                || character == 0x200E
                || character == 0x200F
                || (character >= 0x202A && character <= 0x202E)
                || (character >= 0x2066 && character <= 0x2069);
    }
}
