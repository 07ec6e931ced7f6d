// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import dev.ithaca.terminal.parser.Parameters;
import dev.ithaca.terminal.parser.VtHandler;

/** Gives what the parser recognises its meaning. */
final class Emulator implements VtHandler {
    private final VtState state;
    private final Printer printer;
    private final Eraser eraser;
    private final CsiHandler csi;

    Emulator(VtState state) {
        this.state = state;
        this.printer = new Printer(state);
        this.eraser = new Eraser(state);
        this.csi = new CsiHandler(state, printer, eraser);
    }

    @Override
    public void text(byte[] bytes, int offset, int length) {
        printer.text(bytes, offset, length);
    }

    @Override
    public void character(int codePoint) {
        printer.character(codePoint);
    }

    @Override
    public void csi(Parameters parameters, int finalByte) {
        csi.handle(parameters, finalByte);
    }

    @Override
    public void control(int control) {
        VtState s = state;
        switch (control) {
            case '\b' -> s.moveTo(s.row, s.column - 1);
            case '\t' -> csi.forwardTabs(1);
            case '\n', 0x0B, '\f' -> {
                s.lineFeed();
                if (s.modes.on(Mode.NEW_LINE)) {
                    s.column = 0;
                }
            }
            case '\r' -> {
                s.column = 0;
                s.pendingWrap = false;
            }
            case 0x0E -> s.charsets.invoke(1);
            case 0x0F -> s.charsets.invoke(0);
            default -> {
                // BEL, NUL, ENQ and the rest show nothing.
            }
        }
    }

    @Override
    public void escape(int intermediate, int finalByte) {
        switch (intermediate) {
            case 0 -> plainEscape(finalByte);
            case '(', ')', '*', '+' -> state.charsets.designate(intermediate - '(', finalByte);
            case '#' -> {
                if (finalByte == '8') {
                    eraser.fillWithE();
                }
            }
            default -> {
                // ESC % G and the like choose encodings; it is always UTF-8 here.
            }
        }
    }

    private void plainEscape(int finalByte) {
        VtState s = state;
        switch (finalByte) {
            case '7' -> s.saveCursor();
            case '8' -> s.restoreCursor();
            case 'D' -> s.lineFeed();
            case 'E' -> {
                s.lineFeed();
                s.column = 0;
            }
            case 'H' -> s.tabs.set(s.column);
            case 'M' -> s.reverseLineFeed();
            case 'N', 'O' -> s.charsets.singleShift(finalByte == 'N' ? 2 : 3);
            case 'c' -> s.reset();
            case 'n', 'o' -> s.charsets.invoke(finalByte == 'n' ? 2 : 3);
            case '=' -> s.modes.set(Mode.APPLICATION_KEYPAD, true);
            case '>' -> s.modes.set(Mode.APPLICATION_KEYPAD, false);
            default -> {
                // Among them ESC \\, the end of a string already left.
            }
        }
    }

    /** Titles are kept; colours, links, clipboard, marks and the rest are nothing to a screen of text. */
    @Override
    public void osc(byte[] bytes, int length) {
        if (length >= 2 && bytes[1] == ';' && (bytes[0] == '0' || bytes[0] == '2')) {
            state.titles.set(bytes, 2, length - 2);
        }
    }
}
