// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.api;

import dev.ithaca.spi.PlatformException;
import java.util.regex.Pattern;

/**
 * Names what a session showed, and how often it had been typed into, so that an input can be refused if either changed. It is
 * good for one session, as long as that runs, and for any number of inputs until something changes; it is no secret and no
 * permission. Two fences of the same moment need not be equal.
 *
 * @param text the fence as it stands in {@code --if-screen} and in JSON: opaque, 1 to {@value #MAX_LENGTH} characters of
 *     {@code A-Z a-z 0-9 . _ ~ -}, so that it needs no quoting in a shell or a URL
 */
public record ScreenFence(String text) {
    /** The longest text of a fence. */
    public static final int MAX_LENGTH = 128;

    private static final Pattern POSSIBLE = Pattern.compile("[A-Za-z0-9._~-]{1," + MAX_LENGTH + "}");

    /**
     * Checks the characters; whether it is a fence of a session is seen when it is used.
     *
     * @throws PlatformException with {@link SessionErrorCode#INVALID} if that cannot be a fence
     */
    public ScreenFence {
        if (!POSSIBLE.matcher(text).matches()) {
            throw new PlatformException(
                    SessionErrorCode.INVALID, "this is no screen fence; take it from 'ithaca explain --json'");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
