// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.registry;

import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.spi.PlatformException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Titles and tags as they are stored, and the bounds of what a caller may give. */
final class Metadata {
    static final int MAX_TITLE = 256;
    static final int MAX_TAGS = 64;
    static final int MAX_TAG = 128;

    private Metadata() {}

    /** Trims; blank means none. */
    static @Nullable String title(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        String title = given.strip();
        if (title.codePointCount(0, title.length()) > MAX_TITLE) {
            throw invalid("session title is too long (max " + MAX_TITLE + " characters)");
        }
        return title;
    }

    /** Trims, drops blank ones, and keeps the first of those that differ only in case. */
    static List<String> tags(List<String> given) {
        List<String> tags = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String one : given) {
            String tag = one.strip();
            if (tag.length() > MAX_TAG) {
                throw invalid("tag is too long (max " + MAX_TAG + " characters)");
            }
            if (!tag.isEmpty() && seen.add(tag.toLowerCase(Locale.ROOT))) {
                tags.add(tag);
            }
        }
        if (tags.size() > MAX_TAGS) {
            throw invalid("too many tags (max " + MAX_TAGS + ")");
        }
        return tags;
    }

    static void size(int rows, int columns) {
        if (rows < 1 || rows > 0xffff || columns < 1 || columns > 0xffff) {
            throw invalid(
                    "terminal size " + rows + "x" + columns + " refused: 1 to 65535 rows and columns are possible");
        }
    }

    static PlatformException invalid(String message) {
        return new PlatformException(SessionErrorCode.INVALID, message);
    }
}
