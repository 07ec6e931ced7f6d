// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Short ways to drive a terminal in tests; {@code ^[} stands for ESC in the text. */
final class Vt {
    private Vt() {}

    static byte[] bytes(String text) {
        return text.replace("^[", "\u001b").getBytes(StandardCharsets.UTF_8);
    }

    static Terminal fed(int rows, int columns, String text) {
        Terminal terminal = new Terminal(rows, columns, 100);
        terminal.feed(bytes(text));
        return terminal;
    }

    static Terminal fed(String text) {
        return fed(5, 10, text);
    }

    /** The screen as text, rows separated by newlines, trailing empty rows cut. */
    static String screen(Terminal terminal) {
        return text(terminal.screenLines()).stripTrailing();
    }

    static String text(List<Line> lines) {
        return lines.stream().map(Line::text).collect(Collectors.joining("\n"));
    }

    static String colored(List<Line> lines) {
        return lines.stream()
                .map(Line::colored)
                .collect(Collectors.joining("\n"))
                .replace("\u001b", "^[");
    }

    /** All that can be seen of a terminal, for comparison. */
    static String visible(Terminal t) {
        return colored(t.screenLines()) + "\n" + t.cursorRow() + "," + t.cursorColumn() + " " + t.alternateScreen()
                + " " + t.title() + " " + t.modes();
    }
}
