// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import dev.ithaca.http.internal.route.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines of text, many at a time. */
final class TextSource implements Reply.Source {
    private static final int PIECE = 32 * 1024;

    private final Iterator<String> lines;

    TextSource(List<String> lines) {
        this.lines = lines.iterator();
    }

    @Override
    public byte @Nullable [] next() {
        if (!lines.hasNext()) {
            return null;
        }
        StringBuilder piece = new StringBuilder();
        while (lines.hasNext() && piece.length() < PIECE) {
            piece.append(lines.next()).append('\n');
        }
        return piece.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        // The lines are in memory.
    }
}
