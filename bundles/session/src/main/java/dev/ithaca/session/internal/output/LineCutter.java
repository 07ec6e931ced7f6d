// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.output;

import dev.ithaca.terminal.screen.CharacterWidth;

/** Cuts a line at a display width; SGR sequences take no room and are kept, so that colours still end where they should. */
final class LineCutter {
    private static final char ESCAPE = '\u001b';

    private LineCutter() {}

    static String cut(String line, int columns) {
        if (columns == 0 || line.length() <= columns) {
            return line;
        }
        StringBuilder cut = new StringBuilder(line.length());
        int width = 0;
        int i = 0;
        while (i < line.length()) {
            if (line.charAt(i) == ESCAPE) {
                int end = line.indexOf('m', i);
                int next = end < 0 ? line.length() : end + 1;
                cut.append(line, i, next);
                i = next;
                continue;
            }
            int codePoint = line.codePointAt(i);
            width += CharacterWidth.of(codePoint);
            if (width <= columns) {
                cut.appendCodePoint(codePoint);
            }
            i += Character.charCount(codePoint);
        }
        return cut.toString();
    }
}
