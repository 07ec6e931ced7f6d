// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

/** What somebody's terminal is told before it shows a session and afterwards; plain ASCII. */
public final class ViewerModes {
    /** Keeps the title and clears the screen. */
    public static final String ENTER = "\033[22;0t\033[H\033[2J";

    /** The order is the seed system's: screen, modes, colours, cursor, mouse, paste, then the title and the progress. */
    public static final String LEAVE = "\033[?1049l\033[!p\033[0m\033[?25h\033[0 q"
            + "\033[?1000l\033[?1002l\033[?1003l\033[?1006l\033[?1015l\033[?1004l\033[?2004l\033[=0u\033>"
            + "\033[H\033[2J\033[23;0t\033]9;4;0;0\007";

    private ViewerModes() {}
}
