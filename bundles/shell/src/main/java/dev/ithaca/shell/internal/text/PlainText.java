// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Turns a stream of terminal bytes into lines of text, without a screen: escape sequences are left out (colours can be
 * kept), a carriage return starts the line again, a backspace takes a character back. Sequences and characters may be
 * split anywhere. A line is cut off at a bound, so that a stream without line feeds costs no memory.
 */
public final class PlainText {
    private static final int MOST_CHARS = 64 * 1024;

    private enum State {
        TEXT,
        ESCAPE,
        INTERMEDIATE,
        CSI,
        STRING,
        STRING_ESCAPE
    }

    private final boolean colors;
    private final Consumer<String> lines;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final CharBuffer decoded = CharBuffer.allocate(8 * 1024);
    private final StringBuilder line = new StringBuilder();
    private final StringBuilder sequence = new StringBuilder();
    private ByteBuffer rest = ByteBuffer.allocate(0);
    private State state = State.TEXT;
    private boolean returned;

    /**
     * Makes a filter.
     *
     * @param colors whether colours are kept
     * @param lines takes each whole line, without its end
     */
    public PlainText(boolean colors, Consumer<String> lines) {
        this.colors = colors;
        this.lines = lines;
    }

    /** Takes in bytes. */
    public void feed(ByteBuffer bytes) {
        ByteBuffer input = bytes;
        if (rest.hasRemaining()) {
            input = ByteBuffer.allocate(rest.remaining() + bytes.remaining())
                    .put(rest)
                    .put(bytes)
                    .flip();
        }
        boolean more = true;
        while (more) {
            more = decoder.decode(input, decoded, false).isOverflow();
            decoded.flip();
            while (decoded.hasRemaining()) {
                take(decoded.get());
            }
            decoded.clear();
        }
        byte[] left = new byte[input.remaining()];
        input.get(left);
        rest = ByteBuffer.wrap(left);
    }

    /** The line that has not ended yet. */
    public String unfinished() {
        return line.toString();
    }

    /** Gives out the line that has not ended, if there is any of it. */
    public void end() {
        if (!line.isEmpty()) {
            endLine();
        }
    }

    private void take(char c) {
        switch (state) {
            case TEXT -> text(c);
            case ESCAPE -> escape(c);
            case INTERMEDIATE -> state = c >= 0x20 && c < 0x30 ? State.INTERMEDIATE : State.TEXT;
            case CSI -> csi(c);
            case STRING -> string(c);
            case STRING_ESCAPE -> state = c == '\\' ? State.TEXT : State.STRING;
        }
    }

    private void text(char c) {
        if (c == '\n') {
            endLine();
        } else if (c == '\r') {
            returned = true;
        } else if (c == 0x1b) {
            state = State.ESCAPE;
        } else if (c == '\b') {
            line.setLength(Math.max(0, line.length() - 1));
        } else if (c == '\t' || (c >= 0x20 && c != 0x7f)) {
            append(c);
        }
    }

    private void append(char c) {
        if (returned) {
            returned = false;
            line.setLength(0);
        }
        if (line.length() < MOST_CHARS) {
            line.append(c);
        }
    }

    private void escape(char c) {
        switch (c) {
            case '[' -> {
                sequence.setLength(0);
                state = State.CSI;
            }
            case ']', 'P', 'X', '^', '_' -> state = State.STRING;
            default -> state = c >= 0x20 && c < 0x30 ? State.INTERMEDIATE : State.TEXT;
        }
    }

    private void csi(char c) {
        if (c >= 0x40 && c < 0x7f) {
            state = State.TEXT;
            if (colors && c == 'm') {
                String whole = "\033[" + sequence + "m";
                whole.chars().forEach(each -> append((char) each));
            }
        } else if (c < 0x20) {
            state = State.TEXT;
            text(c);
        } else if (sequence.length() < 64) {
            sequence.append(c);
        }
    }

    private void string(char c) {
        if (c == 0x07) {
            state = State.TEXT;
        } else if (c == 0x1b) {
            state = State.STRING_ESCAPE;
        }
    }

    private void endLine() {
        returned = false;
        lines.accept(line.toString());
        line.setLength(0);
    }
}
