// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import dev.ithaca.terminal.screen.Pen;
import dev.ithaca.terminal.screen.Screen;
import java.nio.charset.StandardCharsets;

/** Writes a terminal's state as the bytes that bring another terminal into it. */
final class SnapshotWriter {
    /**
     * Leaves whatever the viewer's terminal was in, so that a snapshot also serves a viewer that fell behind: alternate
     * screen, soft reset, the modes that a soft reset leaves alone, and the old picture.
     */
    private static final String PROLOGUE = "\u001b[?1049l\u001b[!p\u001b[?7h\u001b[4;20l"
            + "\u001b[?5;9;1000;1002;1003;1004;1005;1006;1015;2004l\u001b[?5W\u001b[m\u001b[H\u001b[2J";

    private static final String CSI = "\u001b[";

    private final VtState state;
    private final StringBuilder out = new StringBuilder(1024);
    private final ScreenWriter screens;

    SnapshotWriter(VtState state) {
        this.state = state;
        this.screens = new ScreenWriter(state, out);
    }

    byte[] write() {
        out.append(PROLOGUE);
        if (state.onAlternate()) {
            screens.write(state.main);
            keyboard(state.mainKeyboard);
            saved(state.mainSaved, state.main);
            out.append(CSI).append("?1049h");
            afterSaved(state.mainSaved);
            if (state.mainSaved.pen.background() != 0) {
                // Entering cleared the screen with the saved background.
                out.append(CSI).append("2J");
            }
        }
        screens.write(state.screen);
        keyboard(state.keyboard());
        if (!isDefault(state.saved())) {
            saved(state.saved(), state.screen);
            out.append("\u001b7");
            afterSaved(state.saved());
        }
        tabs();
        region();
        modes();
        title();
        cursor();
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void keyboard(KeyboardFlags keyboard) {
        int[] all = keyboard.toArray();
        // Also when 0: a viewer that fell behind may have other flags set.
        out.append(CSI).append('=').append(all[0]).append(";1u");
        for (int i = 1; i < all.length; i++) {
            out.append(CSI).append('>').append(all[i]).append('u');
        }
    }

    private static boolean isDefault(SavedCursor saved) {
        return saved.row == 0
                && saved.column == 0
                && !saved.origin
                && !saved.pendingWrap
                && saved.pen.sameAs(new Pen())
                && saved.charsets.isDefault();
    }

    /** Brings the terminal into the state that is to be saved; the scroll region is the whole screen meanwhile. */
    private void saved(SavedCursor saved, Screen screen) {
        if (saved.origin) {
            out.append(CSI).append("?6h");
        }
        screens.cursor(screen, saved.row, saved.column, 0, saved.pendingWrap);
        screens.pen(saved.pen);
        charsets(saved.charsets);
    }

    private void afterSaved(SavedCursor saved) {
        if (saved.origin) {
            out.append(CSI).append("?6l");
        }
        if (!saved.charsets.isDefault()) {
            for (int i = 0; i < Charsets.SETS; i++) {
                if (saved.charsets.designated(i) != 'B') {
                    out.append('\u001b').append((char) ('(' + i)).append('B');
                }
            }
            out.append('\u000f');
        }
        screens.pen(new Pen());
    }

    private void charsets(Charsets charsets) {
        for (int i = 0; i < Charsets.SETS; i++) {
            if (charsets.designated(i) != 'B') {
                out.append('\u001b').append((char) ('(' + i)).append((char) charsets.designated(i));
            }
        }
        switch (charsets.invoked()) {
            case 1 -> out.append('\u000e');
            case 2 -> out.append("\u001bn");
            case 3 -> out.append("\u001bo");
            default -> {
                // G0 is invoked already.
            }
        }
        if (charsets.singleShift() != 0) {
            out.append(charsets.singleShift() == 2 ? "\u001bN" : "\u001bO");
        }
    }

    private void tabs() {
        if (state.tabs.changed()) {
            out.append(CSI).append("3g");
            state.tabs.stops().stream()
                    .forEach(stop -> out.append(CSI).append(stop + 1).append("G\u001bH"));
        }
    }

    private void region() {
        if (state.top != 0 || state.bottom != state.rows - 1) {
            out.append(CSI)
                    .append(state.top + 1)
                    .append(';')
                    .append(state.bottom + 1)
                    .append('r');
        }
    }

    private void modes() {
        ModeState modes = state.modes;
        for (Mode mode : Mode.values()) {
            boolean byDefault = (ModeState.DEFAULT_BITS & mode.bit()) != 0;
            if (modes.on(mode) != byDefault) {
                switch (mode) {
                    case INSERT, AUTOWRAP, ORIGIN -> {
                        // They would change what follows: written last.
                    }
                    case SYNCHRONIZED_OUTPUT -> {
                        // A viewer that joins in the middle of an update shall not wait for its end.
                    }
                    case APPLICATION_KEYPAD -> out.append("\u001b=");
                    default -> mode(mode, !byDefault);
                }
            }
        }
        if (modes.mouseTracking() != 0) {
            out.append(CSI).append('?').append(modes.mouseTracking()).append('h');
        }
        if (modes.mouseEncoding() != 0) {
            out.append(CSI).append('?').append(modes.mouseEncoding()).append('h');
        }
        if (modes.modifyOtherKeys() != 0) {
            out.append(CSI).append(">4;").append(modes.modifyOtherKeys()).append('m');
        }
        if (modes.cursorShape() != 0) {
            out.append(CSI).append(modes.cursorShape()).append(" q");
        }
    }

    private void mode(Mode mode, boolean on) {
        out.append(CSI);
        if (mode.dec()) {
            out.append('?');
        }
        out.append(mode.number()).append(on ? 'h' : 'l');
    }

    private void title() {
        if (!state.titles.current().isEmpty()) {
            out.append("\u001b]2;").append(state.titles.current()).append("\u001b\\");
        }
    }

    private void cursor() {
        boolean origin = state.modes.on(Mode.ORIGIN);
        if (origin) {
            mode(Mode.ORIGIN, true);
        }
        screens.cursor(state.screen, state.row, state.column, origin ? state.top : 0, state.pendingWrap);
        screens.pen(state.pen);
        charsets(state.charsets);
        if (state.modes.on(Mode.INSERT)) {
            mode(Mode.INSERT, true);
        }
        if (!state.modes.on(Mode.AUTOWRAP)) {
            mode(Mode.AUTOWRAP, false);
        }
    }
}
