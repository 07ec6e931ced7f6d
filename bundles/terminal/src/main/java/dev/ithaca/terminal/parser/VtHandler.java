// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal.parser;

/** Receives what {@link VtParser} recognises. */
public interface VtHandler {
    /** A run of printable ASCII (0x20 to 0x7E), at least one byte. */
    void text(byte[] bytes, int offset, int length);

    /** A character beyond ASCII; U+FFFD stands for bytes that are no UTF-8. */
    void character(int codePoint);

    /** A C0 control other than ESC, CAN and SUB. */
    void control(int control);

    /** An escape sequence; {@code intermediate} is the last one, 0 if there was none. */
    void escape(int intermediate, int finalByte);

    /** A control sequence; the parameters are valid during the call only. */
    void csi(Parameters parameters, int finalByte);

    /** A complete OSC string, cut at a bound; the bytes are valid during the call only. */
    void osc(byte[] bytes, int length);
}
