// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import java.util.Arrays;

/** The kitty keyboard protocol's flags and their bounded stack; each screen has its own. */
final class KeyboardFlags {
    static final int MAX_DEPTH = 16;
    private static final int MASK = 31;

    private final int[] stack = new int[MAX_DEPTH];
    private int depth;
    private int current;

    int current() {
        return current;
    }

    /** {@code CSI = flags ; how u}: replace, add or remove. */
    void set(int flags, int how) {
        int wanted = flags & MASK;
        current = switch (how) {
            case 2 -> current | wanted;
            case 3 -> current & ~wanted;
            default -> wanted;
        };
    }

    /** {@code CSI > flags u}; the oldest entry is dropped when the stack is full. */
    void push(int flags) {
        if (depth == MAX_DEPTH) {
            System.arraycopy(stack, 1, stack, 0, MAX_DEPTH - 1);
            depth--;
        }
        stack[depth++] = current;
        current = flags & MASK;
    }

    /** {@code CSI < count u}; popping more than there is leaves no flags. */
    void pop(int count) {
        for (int i = 0; i < Math.min(count, MAX_DEPTH + 1); i++) {
            current = depth > 0 ? stack[--depth] : 0;
        }
    }

    void reset() {
        depth = 0;
        current = 0;
    }

    /** The stacked values, oldest first, and last the current one. */
    int[] toArray() {
        int[] all = Arrays.copyOf(stack, depth + 1);
        all[depth] = current;
        return all;
    }

    void restore(int[] all) {
        depth = Math.min(MAX_DEPTH, all.length - 1);
        System.arraycopy(all, 0, stack, 0, depth);
        current = all[all.length - 1] & MASK;
    }
}
