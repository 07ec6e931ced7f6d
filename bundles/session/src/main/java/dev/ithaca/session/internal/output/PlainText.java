// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.output;

import java.util.Arrays;

/** A line of plain text as code points, and as they are compared; used again for each line. */
final class PlainText {
    private final boolean ignoreCase;
    private int[] shown = {};
    private int[] compared = {};
    private int length;

    PlainText(boolean ignoreCase) {
        this.ignoreCase = ignoreCase;
    }

    void clear(int capacity) {
        length = 0;
        if (shown.length < capacity) {
            shown = new int[capacity];
            compared = ignoreCase ? new int[capacity] : shown;
        }
    }

    void add(int codePoint) {
        shown[length] = codePoint;
        if (ignoreCase) {
            compared[length] = Character.toLowerCase(Character.toUpperCase(codePoint));
        }
        length++;
    }

    void stripBlanks() {
        while (length > 0 && shown[length - 1] == ' ') {
            length--;
        }
    }

    int length() {
        return length;
    }

    /** The code points as they are compared. */
    int[] toCompare() {
        return Arrays.copyOf(compared, length);
    }

    /** Where the first match is that ends behind {@code after}, or -1. */
    int find(int[] wanted, int after) {
        int first = wanted[0];
        for (int i = Math.max(0, after - wanted.length + 1); i <= length - wanted.length; i++) {
            if (compared[i] == first && matches(wanted, i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean matches(int[] wanted, int at) {
        return Arrays.equals(compared, at, at + wanted.length, wanted, 0, wanted.length);
    }

    /** The text around a place, all of it if it is not longer. */
    String around(int at, int most) {
        int from = Math.max(0, Math.min(at - most / 4, length - most));
        return new String(shown, from, Math.min(length, from + most) - from);
    }
}
