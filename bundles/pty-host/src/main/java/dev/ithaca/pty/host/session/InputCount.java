// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.session;

/**
 * How often something was typed, and where the output ended then, so that an answer can be refused if somebody was faster.
 * What a viewer's terminal reports when its window gets or loses the focus is nobody's input.
 */
final class InputCount {
    private long inputs;
    private long lastEnd;

    /** Keys are on their way to the child, while the output ends there. */
    void typed(byte[] keys, long end) {
        if (keys.length > 0 && !isFocusReport(keys)) {
            inputs++;
            lastEnd = end;
        }
    }

    long inputs() {
        return inputs;
    }

    /** The end of the output at the last input, 0 for never. */
    long lastEnd() {
        return lastEnd;
    }

    private static boolean isFocusReport(byte[] keys) {
        return keys.length == 3 && keys[0] == 0x1b && keys[1] == '[' && (keys[2] == 'I' || keys[2] == 'O');
    }
}
