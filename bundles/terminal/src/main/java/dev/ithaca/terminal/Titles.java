// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** The window title and its stack, both bounded. */
final class Titles {
    static final int MAX_LENGTH = 512;
    static final int MAX_DEPTH = 10;

    private String current = "";
    private final Deque<String> stack = new ArrayDeque<>();

    String current() {
        return current;
    }

    /** Takes a title as sent: anything that is no printable text is left out. */
    void set(byte[] bytes, int offset, int length) {
        set(new String(bytes, offset, length, StandardCharsets.UTF_8));
    }

    void set(String title) {
        StringBuilder clean = new StringBuilder(Math.min(title.length(), MAX_LENGTH));
        title.codePoints()
                .filter(c -> !Character.isISOControl(c))
                .limit(MAX_LENGTH)
                .forEach(clean::appendCodePoint);
        current = clean.toString();
    }

    void push() {
        if (stack.size() == MAX_DEPTH) {
            stack.removeLast();
        }
        stack.push(current);
    }

    void pop() {
        if (!stack.isEmpty()) {
            current = stack.pop();
        }
    }

    void reset() {
        current = "";
        stack.clear();
    }

    /** The stacked titles, newest first. */
    Deque<String> stack() {
        return stack;
    }
}
