// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.api;

/**
 * How to render a log as text.
 *
 * @param tail how many of the last lines, at least 1
 * @param columns width after which a line is cut, 0 to cut nothing
 * @param color true to keep colours as SGR sequences, each line ending in a reset
 */
public record RenderRequest(int tail, int columns, boolean color) {
    /** Checks the bounds. */
    public RenderRequest {
        if (tail < 1 || columns < 0) {
            throw new IllegalArgumentException("tail must be at least 1, columns must not be negative");
        }
    }
}
