// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.session.internal.output.SeenScreen;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.wire.host.InputPoint;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** A text to submit, and how it is sent to a program: as a terminal sends what is pasted. */
final class PastedText {
    private static final String BEGIN = "\033[200~";
    private static final String END = "\033[201~";
    private static final char LINE_END = '\r';
    private static final byte[] ENTER = {LINE_END};
    private static final byte[] ENTER_AS_SEQUENCE = "\033[13u".getBytes(UTF_8);
    private static final int ALL_KEYS_AS_SEQUENCES = 8;

    private final String text;

    private PastedText(String text) {
        this.text = text;
    }

    /** Reads a text; what could be taken for keys is refused. A line end at its end is left out. */
    static PastedText of(byte[] bytes) {
        String text;
        try {
            text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw invalid("it is not UTF-8");
        }
        String lines = text.replace("\r\n", "\r").replace('\n', '\r');
        if (lines.endsWith("\r")) {
            lines = lines.substring(0, lines.length() - 1);
        }
        if (lines.chars().anyMatch(c -> Character.isISOControl(c) && c != '\r' && c != '\t')) {
            throw invalid("it has control characters; keys are sent without submitting");
        }
        return new PastedText(lines);
    }

    private static PlatformException invalid(String why) {
        return new PlatformException(SessionErrorCode.INVALID, "the text cannot be submitted: " + why);
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** The last line, which the cursor stands behind after it was typed. */
    String lastLine() {
        return text.substring(text.lastIndexOf('\r') + 1);
    }

    /** Whether the program wants pastes in brackets. A terminal in line mode would show them to the user. */
    static boolean bracketed(SeenScreen screen, InputPoint point) {
        return screen.modes().bracketedPaste() && !lineMode(point);
    }

    /** Whether the kernel hands on whole lines. */
    static boolean lineMode(InputPoint point) {
        return point.modesKnown() && point.canonical();
    }

    /**
     * The bytes for a program as it is now; refused if it would act on a part of the text. In line mode Enter is among them: the
     * kernel would keep a text without it for whoever reads next, and the Enter might then come to another question.
     */
    byte[] bytes(SeenScreen screen, InputPoint point) {
        if (bracketed(screen, point)) {
            return (BEGIN + text + END).getBytes(UTF_8);
        }
        if (text.indexOf('\r') >= 0) {
            throw invalid(
                    "it has several lines, and the program takes no bracketed pastes: each line would be submitted");
        }
        if (lineMode(point)) {
            return (text + LINE_END).getBytes(UTF_8);
        }
        if (text.indexOf('\t') >= 0) {
            throw invalid("it has tabs, and the program takes no bracketed pastes: it would act on each tab");
        }
        return text.getBytes(UTF_8);
    }

    /** The bytes of Enter for a program as it is now. */
    static byte[] enter(SeenScreen screen) {
        boolean asSequence = (screen.modes().keyboardFlags() & ALL_KEYS_AS_SEQUENCES) != 0;
        return (asSequence ? ENTER_AS_SEQUENCE : ENTER).clone();
    }
}
