// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

/**
 * Finds the detach keys among what is typed: the prefix then {@code d}. The prefix twice sends one; before any
 * other key it is sent along. A bracketed paste passes as it is, whatever is in it. Not thread safe.
 */
public final class DetachKeys {
    private static final int PASTE_LENGTH = 6;

    /** What a terminal sends around a paste, but for the fifth byte: 0 begins it, 1 ends it. */
    private static final byte[] PASTE = {0x1b, '[', '2', '0', 0, '~'};

    private final byte prefix;
    private boolean waiting;
    private boolean detached;
    private boolean pasting;
    private boolean markerBegins;
    private int matched;

    /**
     * Begins with nothing typed.
     *
     * @param prefix the byte that the prefix sends
     */
    public DetachKeys(int prefix) {
        this.prefix = (byte) prefix;
    }

    /** Whether the detach keys were typed; what came behind them is dropped. */
    public boolean isDetached() {
        return detached;
    }

    /**
     * Filters the first {@code length} bytes of the source into the target, which has room for one byte more than that: a
     * prefix may have been waiting.
     *
     * @param source what was typed
     * @param length how much of it
     * @param target where to put what is to be sent
     * @param at from which index on
     * @return how many bytes are to be sent
     */
    public int filter(byte[] source, int length, byte[] target, int at) {
        int out = at;
        for (int i = 0; i < length && !detached; i++) {
            byte key = source[i];
            followPaste(key);
            if (waiting) {
                waiting = false;
                if (key == 'd') {
                    detached = true;
                } else {
                    target[out++] = prefix;
                    if (key != prefix) {
                        target[out++] = key;
                    }
                }
            } else if (key == prefix && !pasting) {
                waiting = true;
            } else {
                target[out++] = key;
            }
        }
        return out - at;
    }

    private void followPaste(byte key) {
        boolean fits = matched == 4 ? key == '0' || key == '1' : key == PASTE[matched];
        if (!fits) {
            matched = key == PASTE[0] ? 1 : 0;
            return;
        }
        if (matched == 4) {
            markerBegins = key == '0';
        }
        matched++;
        if (matched == PASTE_LENGTH) {
            matched = 0;
            pasting = markerBegins;
        }
    }
}
