// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

/**
 * A question a program asks its terminal.
 *
 * @param kind what is asked
 * @param number the colour, palette entry, mode or window property asked for; 0 where there is nothing to number
 * @param text what else the kind says it carries; empty otherwise
 */
public record Query(Kind kind, int number, String text) {

    /** What a program may ask. */
    public enum Kind {
        /** DA1, {@code CSI c}. */
        PRIMARY_ATTRIBUTES(false),
        /** DA2, {@code CSI > c}. */
        SECONDARY_ATTRIBUTES(false),
        /** DA3, {@code CSI = c}. */
        TERTIARY_ATTRIBUTES(false),
        /** DSR, {@code CSI 5 n}. */
        STATUS(false),
        /** CPR, {@code CSI 6 n}. */
        CURSOR_POSITION(true),
        /** DECXCPR, {@code CSI ? 6 n}. */
        EXTENDED_CURSOR_POSITION(true),
        /** {@code OSC 10}, {@code 11} or {@code 12 ; ?}; the number says which, the text is the terminator to reply with. */
        COLOR(false),
        /** {@code OSC 4 ; n ; ?}; the number is n, the text the terminator to reply with. */
        PALETTE(false),
        /** XTVERSION, {@code CSI > q}. */
        VERSION(false),
        /** DECRQM, {@code CSI [?] n $ p}; the text is {@code ?} for a DEC mode and empty for an ANSI one. */
        MODE(true),
        /** DECRQSS; the text names the setting. */
        SETTING(true),
        /** {@code CSI ? u}, kitty's keyboard protocol. */
        KEYBOARD_FLAGS(true),
        /** XTGETTCAP; the text is the names in hexadecimal, with semicolons between them. */
        CAPABILITIES(false),
        /** {@code CSI 14}, {@code 16} or {@code 18 t}; the number says which. */
        WINDOW_SIZE(true);

        private final boolean needsScreen;

        Kind(boolean needsScreen) {
            this.needsScreen = needsScreen;
        }
    }

    /** Whether the answer depends on the state of the terminal at the point where the query ends. */
    public boolean needsScreen() {
        return kind.needsScreen;
    }
}
