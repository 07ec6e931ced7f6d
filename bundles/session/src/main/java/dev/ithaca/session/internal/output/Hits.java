// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.output;

import dev.ithaca.session.api.SearchMatch;
import dev.ithaca.session.api.SearchPage;
import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.spi.PlatformException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares pieces with what is wanted and keeps those that match, each text once between two line feeds. */
final class Hits {
    private static final int MAX_TEXT = 2000;

    private final PlainLine line;
    private final PlainText text;
    private final int[] wanted;
    private final int limit;
    private final List<SearchMatch> matches = new ArrayList<>();
    private final Set<String> seenInLine = new HashSet<>();
    private long stoppedAt;
    private int carried;

    Hits(PlainLine line, String literal, boolean ignoreCase, int limit) {
        this.line = line;
        this.text = new PlainText(ignoreCase);
        this.limit = limit;
        PlainLine needle = new PlainLine();
        literal.codePoints().forEach(needle::put);
        // Blanks at the end count, unlike those of a line.
        needle.put('|');
        needle.copyTo(text);
        int[] withEnd = text.toCompare();
        wanted = Arrays.copyOf(withEnd, withEnd.length - 1);
        if (wanted.length == 0 || literal.chars().anyMatch(Character::isISOControl)) {
            throw new PlatformException(
                    SessionErrorCode.INVALID, "a text of visible characters is needed, without line ends or controls");
        }
    }

    /**
     * Looks at the line as it is now.
     *
     * @param resumeAt where another search goes on if this is the last match
     */
    void look(long begin, long end, long resumeAt, long lineNumber) {
        int known = carried;
        carried = 0;
        if (full()) {
            return;
        }
        line.copyTo(text);
        int at = text.find(wanted, known);
        if (at >= 0) {
            String shown = text.around(at, MAX_TEXT);
            if (seenInLine.add(shown)) {
                matches.add(new SearchMatch(begin, end, lineNumber, shown));
                stoppedAt = resumeAt;
            }
        }
    }

    void nextLine() {
        seenInLine.clear();
    }

    /** Columns that a match may take. */
    int overlap() {
        return 2 * wanted.length;
    }

    /** The line begins with what has been looked at already. */
    void carryOver() {
        line.copyTo(text);
        carried = text.length();
    }

    boolean full() {
        return matches.size() >= limit;
    }

    /** Where to go on behind the piece that was found last. */
    long stoppedAt() {
        return stoppedAt;
    }

    boolean foundIn(long begin) {
        return !matches.isEmpty() && matches.get(matches.size() - 1).offset() == begin;
    }

    SearchPage page(long nextOffset, boolean truncated) {
        return new SearchPage(matches, nextOffset, truncated);
    }
}
