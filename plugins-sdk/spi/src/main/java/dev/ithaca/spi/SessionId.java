// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.spi;

import java.util.regex.Pattern;

/**
 * Names a terminal session: seven characters out of {@code 0-9a-f}, as the seed system makes them.
 *
 * @param value the seven characters
 * @since 1.0
 */
public record SessionId(String value) implements Comparable<SessionId> {
    /** How many characters an id has. */
    public static final int LENGTH = 7;

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{" + LENGTH + "}");

    /**
     * Checks the form, so that an id can be used in a path as it is.
     *
     * @throws IllegalArgumentException if the value has another form
     */
    public SessionId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a session id: seven characters 0-9a-f are expected");
        }
    }

    /**
     * Whether a text has the form of an id.
     *
     * @param text any text
     * @return true if a {@code SessionId} can be made of it
     */
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public int compareTo(SessionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
