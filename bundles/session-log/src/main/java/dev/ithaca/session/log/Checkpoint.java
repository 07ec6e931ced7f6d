// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import java.util.Arrays;

/**
 * A terminal's state at an offset of the log.
 *
 * @param offset the state is that after the byte in front of this offset
 * @param rows height of the terminal
 * @param columns width of the terminal
 * @param state opaque to the log; not copied
 */
@SuppressWarnings(
        "ArrayRecordComponent") // handed through once, never compared in use; equals is by content all the same
public record Checkpoint(long offset, int rows, int columns, byte[] state) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Checkpoint that
                && offset == that.offset
                && rows == that.rows
                && columns == that.columns
                && Arrays.equals(state, that.state);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(offset) * 31 + Arrays.hashCode(state);
    }

    @Override
    public String toString() {
        return "Checkpoint[" + offset + ", " + rows + "x" + columns + ", " + state.length + " bytes]";
    }
}
