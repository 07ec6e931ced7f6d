// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ithaca.session.internal.output.SeenScreen;
import dev.ithaca.terminal.Line;
import dev.ithaca.terminal.Terminal;

/** Screens as real terminal bytes make them. */
final class Screens {
    private Screens() {}

    static SeenScreen of(String bytes) {
        Terminal terminal = new Terminal(8, 40, 0);
        terminal.feed(bytes.getBytes(UTF_8));
        return new SeenScreen(
                bytes.length(),
                terminal.columns(),
                terminal.screenLines().stream().map(Line::text).toList(),
                terminal.alternateScreen(),
                terminal.cursorRow(),
                terminal.cursorColumn(),
                terminal.modes());
    }
}
