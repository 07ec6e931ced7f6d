// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.output;

import dev.ithaca.terminal.parser.Parameters;
import dev.ithaca.terminal.parser.VtHandler;

/**
 * Takes terminal output apart into lines, and into pieces where a program moves the cursor to another row. Text is what
 * it writes, redraws within a row resolved; what the screen shows around it is left to the terminal model.
 */
final class LinePieces implements VtHandler {
    private static final int MAX_REPEAT = 4096;

    private final PlainLine line;
    private final Runnable ended;
    private final Runnable broken;
    private final Runnable full;
    private final boolean[] graphics = new boolean[2];
    private int shift;
    private int last = ' ';

    /**
     * @param ended called at a line feed
     * @param broken called where the cursor goes to another row
     * @param full called when the line takes no more
     */
    LinePieces(PlainLine line, Runnable ended, Runnable broken, Runnable full) {
        this.line = line;
        this.ended = ended;
        this.broken = broken;
        this.full = full;
    }

    @Override
    public void text(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            put(bytes[i]);
        }
    }

    @Override
    public void character(int codePoint) {
        put(codePoint);
    }

    private void put(int codePoint) {
        if (line.isFull()) {
            full.run();
        }
        // Line graphics are drawn with letters.
        last = graphics[shift] && codePoint >= 0x5F && codePoint < 0x7F ? ' ' : codePoint;
        line.put(last);
    }

    @Override
    public void control(int control) {
        switch (control) {
            case '\b' -> line.backspace();
            case '\t' -> line.tab();
            case '\n', 0x0B, '\f' -> ended.run();
            case '\r' -> line.carriageReturn();
            case 0x0E -> shift = 1;
            case 0x0F -> shift = 0;
            default -> {
                // The others show nothing.
            }
        }
    }

    @Override
    public void escape(int intermediate, int finalByte) {
        if (intermediate == '(' || intermediate == ')') {
            graphics[intermediate - '('] = finalByte == '0';
        } else if (intermediate == 0) {
            switch (finalByte) {
                case 'c' -> {
                    graphics[0] = false;
                    graphics[1] = false;
                    shift = 0;
                    broken.run();
                }
                case '8', 'D', 'E', 'M' -> broken.run();
                default -> {
                    // Modes and charsets that no text depends on.
                }
            }
        }
    }

    @Override
    public void csi(Parameters p, int finalByte) {
        if (p.intermediate() != 0) {
            return;
        }
        if (p.prefix() != 0) {
            screenMode(p, finalByte);
            return;
        }
        int count = p.atLeastOne(0);
        switch (finalByte) {
            case 'C', 'a' -> line.move(count);
            case 'D' -> line.move(-count);
            case 'G', '`' -> line.moveTo(count - 1);
            case 'K' -> eraseInLine(p.get(0, 0));
            case 'P' -> line.delete(count);
            case '@' -> line.insert(count);
            case 'X' -> line.erase(count);
            case 'b' -> repeat(count);
            case 'J' -> eraseInDisplay(p.get(0, 0));
            case 'A', 'B', 'E', 'F', 'H', 'L', 'M', 'S', 'T', 'd', 'e', 'f', 'r', 'u' -> broken.run();
            default -> {
                // Colours, modes and queries.
            }
        }
    }

    private void screenMode(Parameters p, int finalByte) {
        if (p.prefix() == '?' && (finalByte == 'h' || finalByte == 'l')) {
            for (int i = 0; i < p.count(); i++) {
                int mode = p.get(i, 0);
                if (mode == 47 || mode == 1047 || mode == 1049) {
                    broken.run();
                }
            }
        }
    }

    private void eraseInLine(int what) {
        switch (what) {
            case 0 -> line.eraseRight();
            case 1 -> line.eraseLeft();
            case 2 -> line.eraseRow();
            default -> {
                // No such erasure.
            }
        }
    }

    private void eraseInDisplay(int what) {
        if (what == 0) {
            line.eraseRight();
        } else {
            broken.run();
        }
    }

    private void repeat(int count) {
        for (int i = Math.min(count, MAX_REPEAT); i > 0; i--) {
            put(last);
        }
    }

    @Override
    public void osc(byte[] bytes, int length) {
        // Titles and links are no text of the screen.
    }
}
