// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal.sql;

import dev.ithaca.storage.api.SessionRow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * How text is stored to be found: folded here and not by {@code LOWER}, whose idea of a letter differs from database to
 * database, and as it is and not as JSON, whose escapes nobody searches for.
 */
final class SearchText {
    /** Stands before each wildcard that is meant as a character. Not a backslash: databases disagree about those. */
    static final char ESCAPE = '!';

    /** Between fields, so that no match reaches from one into the next. */
    private static final String SEPARATOR = "\u001f";

    private static final int MAX_KEY = 200;

    private SearchText() {}

    /** What a search for this row looks at. The command is one field with its arguments, as it was typed. */
    static String of(SessionRow row) {
        List<String> fields = new ArrayList<>();
        fields.add(row.id().value());
        fields.add(row.title() == null ? "" : row.title());
        fields.addAll(row.tags());
        List<String> words = new ArrayList<>();
        words.add(row.command());
        words.addAll(row.arguments());
        fields.add(String.join(" ", words));
        return fold(String.join(SEPARATOR, fields));
    }

    /** A pattern for {@code LIKE … ESCAPE '!'} that matches text that holds the search, character by character. */
    static String pattern(String search) {
        StringBuilder pattern = new StringBuilder("%");
        String folded = fold(search);
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (c == '%' || c == '_' || c == ESCAPE) {
                pattern.append(ESCAPE);
            }
            pattern.append(c);
        }
        return pattern.append('%').toString();
    }

    /** A tag as the key of an index: folded, and a digest if it is too long for one. */
    static String tagKey(String tag) {
        String folded = fold(tag);
        if (folded.length() <= MAX_KEY) {
            return folded;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(folded.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As {@link String#equalsIgnoreCase} compares: code point by code point, whatever stands beside it. */
    private static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.toLowerCase(Character.toUpperCase(c)))
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }
}
