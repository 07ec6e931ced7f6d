// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.cli;

/**
 * Finds the detach keys among what is typed: the prefix (Ctrl-]) then {@code d}. The prefix twice sends one; before any
 * other key it is sent along. Bytes are rewritten in place, since there is never more out than in but for one prefix that
 * waited, for which the caller leaves room in front. Not thread safe.
 */
final class DetachKeys {
    private final byte prefix;
    private boolean waiting;
    private boolean detached;

    DetachKeys(int prefix) {
        this.prefix = (byte) prefix;
    }

    /** Whether the detach keys were typed; what came behind them is dropped. */
    boolean isDetached() {
        return detached;
    }

    /**
     * Filters {@code source[from, from + length)} to {@code target} from 0 on, which has room for one byte more.
     *
     * @return how many bytes are to be sent
     */
    int filter(byte[] source, int length, byte[] target, int at) {
        int out = at;
        for (int i = 0; i < length && !detached; i++) {
            byte key = source[i];
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
            } else if (key == prefix) {
                waiting = true;
            } else {
                target[out++] = key;
            }
        }
        return out - at;
    }
}
