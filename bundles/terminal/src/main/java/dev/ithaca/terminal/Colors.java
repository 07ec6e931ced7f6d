// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

/**
 * The colours to report to programs, 24 bits each.
 *
 * @param foreground of text
 * @param background of the screen
 * @param cursor of the cursor
 */
public record Colors(int foreground, int background, int cursor) {
    /** White on black. */
    public static final Colors DEFAULT = new Colors(0xFFFFFF, 0x000000, 0xFFFFFF);

    private static final int[] FIRST_SIXTEEN = {
        0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
        0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF
    };
    private static final int[] CUBE_LEVELS = {0, 95, 135, 175, 215, 255};

    /**
     * Reads the {@code COLORFGBG} variable of a user's terminal, such as {@code 15;0}: its last two fields are entries of
     * the palette. Anything else means {@link #DEFAULT}.
     */
    public static Colors fromColorFgBg(String value) {
        String[] fields = value.split(";", -1);
        if (fields.length < 2) {
            return DEFAULT;
        }
        int foreground = index(fields[fields.length - 2]);
        int background = index(fields[fields.length - 1]);
        if (foreground < 0 || background < 0) {
            return DEFAULT;
        }
        return new Colors(palette(foreground), palette(background), palette(foreground));
    }

    private static int index(String field) {
        String digits = field.trim();
        boolean number =
                !digits.isEmpty() && digits.length() <= 3 && digits.chars().allMatch(Character::isDigit);
        int index = number ? Integer.parseInt(digits) : -1;
        return index <= 255 ? index : -1;
    }

    /** An entry, 0 to 255, of xterm's palette. */
    public static int palette(int index) {
        if (index < 16) {
            return FIRST_SIXTEEN[index];
        }
        if (index >= 232) {
            return (8 + 10 * (index - 232)) * 0x010101;
        }
        int cube = index - 16;
        return CUBE_LEVELS[cube / 36] << 16 | CUBE_LEVELS[cube / 6 % 6] << 8 | CUBE_LEVELS[cube % 6];
    }
}
