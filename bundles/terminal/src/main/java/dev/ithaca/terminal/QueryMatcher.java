// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import java.util.Arrays;
import java.util.List;

/**
 * Decides, byte by byte from an ESC on, whether a sequence is a query. It keeps the bytes meanwhile, as many as the
 * longest query may have: a sequence that is longer is none.
 */
final class QueryMatcher {
    /** No sequence, however long, is held beyond this. */
    static final int MAX_LENGTH = 2048;

    /** What a byte led to. */
    enum Result {
        /** It may still become a query. */
        UNDECIDED,
        /** It is none; {@link #length()} bytes at its end began a new sequence. */
        REJECTED,
        /** It is one, or several: see {@link #queries()}. */
        MATCHED
    }

    private enum State {
        IDLE,
        ESCAPE,
        CSI,
        OSC,
        DCS,
        STRING_END
    }

    private static final byte ESC = 0x1B;
    private static final byte BEL = 0x07;
    private static final long CSI_FINALS = bit('c') | bit('n') | bit('q') | bit('p') | bit('u') | bit('t');
    private static final int MAX_CSI = 64;

    private State state = State.IDLE;
    private byte[] held = new byte[64];
    private int length;
    private boolean device;
    private List<Query> queries = List.of();

    private static long bit(int finalByte) {
        return 1L << (finalByte - 0x40);
    }

    /** Whether a sequence is being looked at. */
    boolean active() {
        return state != State.IDLE;
    }

    /** How many bytes are held. */
    int length() {
        return length;
    }

    /** The bytes held; valid until the next call. */
    byte[] held() {
        return held;
    }

    /** What was found by the latest match. */
    List<Query> queries() {
        return queries;
    }

    /**
     * Passes over a sequence that is visibly no query: the index after it, or -1 when it must be looked at closely.
     * {@code at} is the index after ESC.
     */
    static int skip(byte[] bytes, int at, int end) {
        if (at >= end) {
            return -1;
        }
        int first = bytes[at];
        if (first == '[') {
            int i = at + 1;
            while (i < end && bytes[i] >= 0x20 && bytes[i] < 0x40) {
                i++;
            }
            return i < end && bytes[i] >= 0x40 && (CSI_FINALS & bit(bytes[i])) == 0 ? i + 1 : -1;
        }
        if (first == ']' || first == 'P') {
            boolean possible = at + 1 >= end
                    || (first == 'P'
                            ? QueryParser.possibleDcs(bytes[at + 1], 1)
                            : QueryParser.possibleOsc(bytes[at + 1], 1));
            return possible ? -1 : at + 1;
        }
        return first == ESC ? -1 : at + 1;
    }

    /** An ESC was read. */
    void start() {
        state = State.ESCAPE;
        held[0] = ESC;
        length = 1;
    }

    /** Forgets the sequence. */
    void reset() {
        state = State.IDLE;
        length = 0;
    }

    /** Takes the next byte of the sequence. */
    Result next(byte next) {
        if (length == held.length) {
            held = Arrays.copyOf(held, length * 2);
        }
        held[length++] = next;
        return switch (state) {
            case ESCAPE -> introducer(next);
            case CSI -> csi(next);
            case OSC, DCS -> string(next);
            case STRING_END ->
                next == '\\' ? complete(QueryParser.string(device, held, 2, length - 2, "\u001b\\")) : reject();
            case IDLE -> throw new IllegalStateException("no sequence begun");
        };
    }

    private Result introducer(byte next) {
        switch (next) {
            case '[' -> state = State.CSI;
            case ']' -> state = State.OSC;
            case 'P' -> state = State.DCS;
            default -> {
                return reject();
            }
        }
        device = next == 'P';
        return Result.UNDECIDED;
    }

    private Result csi(byte next) {
        if (next >= 0x20 && next < 0x40 && length < MAX_CSI) {
            return Result.UNDECIDED;
        }
        return next >= 0x40 && (CSI_FINALS & bit(next)) != 0 ? complete(QueryParser.csi(held, length)) : reject();
    }

    private Result string(byte next) {
        if (next == ESC) {
            state = State.STRING_END;
            return Result.UNDECIDED;
        }
        if (next == BEL && !device) {
            return complete(QueryParser.string(false, held, 2, length - 1, "\u0007"));
        }
        boolean possible =
                device ? QueryParser.possibleDcs(next, length - 2) : QueryParser.possibleOsc(next, length - 2);
        return possible && length < MAX_LENGTH ? Result.UNDECIDED : reject();
    }

    private Result complete(List<Query> found) {
        if (found.isEmpty()) {
            return reject();
        }
        queries = found;
        reset();
        return Result.MATCHED;
    }

    /** Not a query; but an ESC at the end begins the next sequence. */
    private Result reject() {
        byte last = held[length - 1];
        boolean brokenString = state == State.STRING_END && last != '\\';
        reset();
        if (last == ESC) {
            start();
        } else if (brokenString) {
            start();
            next(last);
        }
        return Result.REJECTED;
    }
}
