// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import java.util.Arrays;

/** The four designated character sets, which of them is invoked, and a pending single shift. */
final class Charsets {
    static final int SETS = 4;
    private static final int ASCII = 'B';
    private static final int GRAPHICS = '0';
    private static final int BRITISH = 'A';
    private static final int FIRST_GRAPHIC = 0x5F;
    private static final String GRAPHIC_CHARACTERS = " ◆▒␉␌␍␊°±␤␋┘┐┌└┼⎺⎻─⎼⎽├┤┴┬│≤≥π≠£·";

    private final int[] designated = {ASCII, ASCII, ASCII, ASCII};
    private int invoked;
    /** 0, or the set that the next character alone is taken from. */
    private int singleShift;

    /** Whether characters print as they are. */
    boolean plain() {
        return designated[invoked] == ASCII && singleShift == 0;
    }

    /** Designates a set; unknown ones count as ASCII. */
    void designate(int index, int set) {
        designated[index] = set == GRAPHICS || set == BRITISH ? set : ASCII;
    }

    int designated(int index) {
        return designated[index];
    }

    void invoke(int index) {
        invoked = index;
    }

    int invoked() {
        return invoked;
    }

    void singleShift(int index) {
        singleShift = index;
    }

    int singleShift() {
        return singleShift;
    }

    /** The character that a printable ASCII byte stands for; uses up a single shift. */
    int translate(int character) {
        int set = designated[singleShift != 0 ? singleShift : invoked];
        singleShift = 0;
        if (set == GRAPHICS && character >= FIRST_GRAPHIC && character < 0x7F) {
            return GRAPHIC_CHARACTERS.charAt(character - FIRST_GRAPHIC);
        }
        return set == BRITISH && character == '#' ? '£' : character;
    }

    void reset() {
        Arrays.fill(designated, ASCII);
        invoked = 0;
        singleShift = 0;
    }

    void set(Charsets other) {
        System.arraycopy(other.designated, 0, designated, 0, SETS);
        invoked = other.invoked;
        singleShift = other.singleShift;
    }

    boolean isDefault() {
        return plain() && invoked == 0 && designated[1] == ASCII && designated[2] == ASCII && designated[3] == ASCII;
    }
}
