// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal.parser;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The state machine of a VT500 family terminal (after Paul Flo Williams' diagram) for UTF-8: bytes 0x80 to 0x9F are never
 * C1 controls. Strings other than OSC (DCS, APC, PM, SOS) are skipped without being kept; ESC always ends a string, and
 * BEL ends an OSC. Any input may be cut at any byte.
 */
public final class VtParser {
    /** Bytes of an OSC string beyond this are dropped. */
    static final int MAX_OSC = 4096;

    private static final int GROUND = 0;
    private static final int ESCAPE = 1;
    private static final int ESCAPE_INTERMEDIATE = 2;
    private static final int CSI = 3;
    private static final int CSI_INTERMEDIATE = 4;
    private static final int CSI_IGNORE = 5;
    private static final int STRING = 6;
    private static final int OSC = 7;
    private static final int OSC_ESCAPE = 8;

    private static final int BEL = 0x07;
    private static final int CAN = 0x18;
    private static final int SUB = 0x1A;
    private static final int ESC = 0x1B;
    private static final int DEL = 0x7F;

    private final Parameters parameters = new Parameters();
    private final Utf8Decoder utf8 = new Utf8Decoder();
    private int state = GROUND;
    private int intermediate;
    private byte[] osc = {};
    private int oscLength;

    /** Reads bytes and reports what they are. */
    public void feed(byte[] bytes, int offset, int length, VtHandler handler) {
        int i = offset;
        int end = offset + length;
        while (i < end) {
            i = switch (state) {
                case GROUND -> ground(bytes, i, end, handler);
                case CSI -> csi(bytes, i, end, handler);
                case STRING -> skipString(bytes, i, end);
                case OSC -> collectOsc(bytes, i, end, handler);
                default -> {
                    step(bytes[i] & 0xFF, handler);
                    yield i + 1;
                }
            };
        }
    }

    /** Whether what was read ends outside of all sequences, be it within a character. */
    public boolean isInText() {
        return state == GROUND;
    }

    /** Whether what was read ends with a whole sequence or a whole character. */
    public boolean isBetweenSequences() {
        return state == GROUND && !utf8.pending();
    }

    private int ground(byte[] bytes, int from, int end, VtHandler handler) {
        int i = from;
        if (utf8.pending()) {
            i = utf8.resume(bytes, i, end, handler);
        }
        while (i < end) {
            int start = i;
            while (i < end && bytes[i] >= 0x20 && bytes[i] != DEL) {
                i++;
            }
            if (i > start) {
                handler.text(bytes, start, i - start);
                if (i == end) {
                    return i;
                }
            }
            int next = bytes[i];
            if (next < 0) {
                i = utf8.begin(bytes, i, end, handler);
                continue;
            }
            i++;
            if (next == ESC) {
                enterEscape();
                return i;
            }
            if (next != DEL && next != CAN && next != SUB) {
                handler.control(next);
            }
        }
        return i;
    }

    private void enterEscape() {
        state = ESCAPE;
        intermediate = 0;
    }

    private void step(int next, VtHandler handler) {
        if (state == OSC_ESCAPE) {
            if (next == '\\') {
                finishOsc(handler);
                return;
            }
            enterEscape();
        }
        if (next < 0x20) {
            controlInSequence(next, handler);
        } else if (next < DEL) {
            switch (state) {
                case ESCAPE -> escape(next, handler);
                case ESCAPE_INTERMEDIATE -> escapeIntermediate(next, handler);
                case CSI_INTERMEDIATE -> csiIntermediate(next, handler);
                default -> csiIgnore(next);
            }
        }
    }

    /** C0 controls act in the middle of a sequence, but for the three that end it. */
    private void controlInSequence(int next, VtHandler handler) {
        if (next == ESC) {
            enterEscape();
        } else if (next == CAN || next == SUB) {
            state = GROUND;
        } else {
            handler.control(next);
        }
    }

    private void escape(int next, VtHandler handler) {
        switch (next) {
            case '[' -> {
                parameters.clear();
                state = CSI;
            }
            case ']' -> {
                oscLength = 0;
                state = OSC;
            }
            case 'P', 'X', '^', '_' -> state = STRING;
            default -> escapeIntermediate(next, handler);
        }
    }

    private void escapeIntermediate(int next, VtHandler handler) {
        if (next < 0x30) {
            intermediate = next;
            state = ESCAPE_INTERMEDIATE;
        } else {
            state = GROUND;
            handler.escape(intermediate, next);
        }
    }

    private int csi(byte[] bytes, int from, int end, VtHandler handler) {
        for (int i = from; i < end; i++) {
            int next = bytes[i];
            if (next >= '0' && next <= '9') {
                parameters.digit(next - '0');
            } else if (next == ';' || next == ':') {
                parameters.separator(next == ':');
            } else if (next >= 0x40 && next < DEL) {
                state = GROUND;
                handler.csi(parameters, next);
                return i + 1;
            } else {
                csiRare(next, handler);
                if (state != CSI) {
                    return i + 1;
                }
            }
        }
        return end;
    }

    private void csiRare(int next, VtHandler handler) {
        if (next < 0 || next == DEL) {
            return;
        }
        if (next < 0x20) {
            controlInSequence(next, handler);
        } else if (next < 0x30) {
            parameters.intermediate(next);
            state = CSI_INTERMEDIATE;
        } else if (parameters.empty()) {
            parameters.prefix(next);
        } else {
            state = CSI_IGNORE;
        }
    }

    private void csiIntermediate(int next, VtHandler handler) {
        if (next < 0x30) {
            parameters.intermediate(next);
        } else if (next < 0x40) {
            state = CSI_IGNORE;
        } else {
            state = GROUND;
            handler.csi(parameters, next);
        }
    }

    private void csiIgnore(int next) {
        if (next >= 0x40) {
            state = GROUND;
        }
    }

    private int skipString(byte[] bytes, int from, int end) {
        int i = from;
        while (i < end) {
            int next = bytes[i++];
            if (next == ESC) {
                enterEscape();
                return i;
            }
            if (next == CAN || next == SUB) {
                state = GROUND;
                return i;
            }
        }
        return i;
    }

    private int collectOsc(byte[] bytes, int from, int end, VtHandler handler) {
        int i = from;
        while (i < end) {
            int next = bytes[i++];
            if (next >= 0x20 || next < 0) {
                keep((byte) next);
            } else if (next == BEL) {
                finishOsc(handler);
                return i;
            } else if (next == ESC) {
                state = OSC_ESCAPE;
                return i;
            } else if (next == CAN || next == SUB) {
                state = GROUND;
                return i;
            }
        }
        return i;
    }

    private void keep(byte next) {
        if (oscLength == MAX_OSC) {
            return;
        }
        if (oscLength == osc.length) {
            osc = Arrays.copyOf(osc, Math.max(64, oscLength * 2));
        }
        osc[oscLength++] = next;
    }

    private void finishOsc(VtHandler handler) {
        state = GROUND;
        handler.osc(osc, oscLength);
        oscLength = 0;
    }

    /** Writes the state in the middle of whatever was being read. */
    public void writeTo(DataOutput out) throws IOException {
        out.writeByte(state);
        if (state == GROUND) {
            utf8.writeTo(out);
        } else if (state >= CSI && state <= CSI_IGNORE) {
            parameters.writeTo(out);
        } else if (state >= OSC) {
            out.writeShort(oscLength);
            out.write(osc, 0, oscLength);
        } else {
            out.writeByte(intermediate);
        }
    }

    /** Takes over a state written by {@link #writeTo}. */
    public void readFrom(DataInput in) throws IOException {
        state = in.readUnsignedByte();
        if (state > OSC_ESCAPE) {
            throw new IOException("parser state " + state);
        }
        if (state == GROUND) {
            utf8.readFrom(in);
        } else if (state >= CSI && state <= CSI_IGNORE) {
            parameters.readFrom(in);
        } else if (state >= OSC) {
            oscLength = in.readUnsignedShort();
            if (oscLength > MAX_OSC) {
                throw new IOException("string of " + oscLength + " bytes");
            }
            osc = new byte[Math.max(64, oscLength)];
            in.readFully(osc, 0, oscLength);
        } else {
            intermediate = in.readUnsignedByte();
        }
    }
}
