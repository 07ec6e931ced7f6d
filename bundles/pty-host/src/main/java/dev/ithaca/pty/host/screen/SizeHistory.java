// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.screen;

import java.util.ArrayList;
import java.util.List;

/**
 * Which size the terminal had from which offset on. Thread safe. Keeps the newest {@value #MOST}: a screen begins at a
 * checkpoint, which has its own size, so only the newest matter.
 */
public final class SizeHistory {
    private static final int MOST = 4096;

    /** A size that holds from an offset on. */
    public record Change(long offset, int rows, int columns) {}

    private final List<Change> changes = new ArrayList<>();

    public SizeHistory(long offset, int rows, int columns) {
        changes.add(new Change(offset, rows, columns));
    }

    public synchronized void add(long offset, int rows, int columns) {
        if (changes.size() >= MOST) {
            changes.subList(0, MOST / 2).clear();
        }
        changes.add(new Change(offset, rows, columns));
    }

    /** The size in force in front of the byte at an offset. */
    public synchronized Change at(long offset) {
        Change found = changes.get(0);
        for (Change change : changes) {
            if (change.offset() > offset) {
                break;
            }
            found = change;
        }
        return found;
    }

    /** The first offset behind the given one where the size changes; {@link Long#MAX_VALUE} if there is none. */
    public synchronized long nextAfter(long offset) {
        for (Change change : changes) {
            if (change.offset() > offset) {
                return change.offset();
            }
        }
        return Long.MAX_VALUE;
    }
}
