// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import dev.ithaca.terminal.screen.Row;
import dev.ithaca.terminal.screen.Screen;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the last frame of the alternate screen after the program left it. Programs often clear the screen just before
 * they leave, so the frame before the latest clear is kept as well, and taken when the final one is empty.
 */
final class AlternateFrames {
    private Row @Nullable [] left;
    private Row @Nullable [] beforeClear;

    /** The whole alternate screen is about to be cleared. */
    void clearing(Screen alternate) {
        if (alternate.blank()) {
            return;
        }
        Row[] spare = beforeClear;
        if (spare == null || spare.length != alternate.height()) {
            spare = Screen.emptyRows(alternate.height());
        }
        beforeClear = alternate.exchange(spare);
    }

    /** The alternate screen was entered anew. */
    void entered() {
        beforeClear = null;
    }

    /** The program goes back to the main screen. */
    void leaving(Screen alternate) {
        if (!alternate.blank()) {
            left = alternate.copyRows();
        } else if (beforeClear != null) {
            left = beforeClear;
        }
        beforeClear = null;
    }

    Row @Nullable [] left() {
        return left;
    }

    Row @Nullable [] beforeClear() {
        return beforeClear;
    }

    void restore(Row @Nullable [] leftFrame, Row @Nullable [] frameBeforeClear) {
        left = leftFrame;
        beforeClear = frameBeforeClear;
    }

    void forEach(Consumer<Row> visitor) {
        visit(left, visitor);
        visit(beforeClear, visitor);
    }

    private static void visit(Row @Nullable [] rows, Consumer<Row> visitor) {
        if (rows != null) {
            for (Row row : rows) {
                visitor.accept(row);
            }
        }
    }
}
