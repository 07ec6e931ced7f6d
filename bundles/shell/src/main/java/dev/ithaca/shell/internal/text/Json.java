// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.text;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON of maps, collections, texts, numbers, flags and null, indented by two spaces; maps keep their order. */
public final class Json {
    private final StringBuilder out = new StringBuilder();

    private Json() {}

    /** The document, ending in a newline. */
    public static String write(@Nullable Object value) {
        Json json = new Json();
        json.value(value, 0);
        return json.out.append('\n').toString();
    }

    /** The document on one line, ending in a newline. */
    public static String writeLine(@Nullable Object value) {
        Json json = new Json();
        json.value(value, -1);
        return json.out.append('\n').toString();
    }

    private void value(@Nullable Object value, int depth) {
        if (value instanceof Map<?, ?> map) {
            map(map, depth);
        } else if (value instanceof Collection<?> items) {
            items(items, depth);
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else {
            text(value.toString());
        }
    }

    private void map(Map<?, ?> map, int depth) {
        out.append('{');
        String separator = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(separator);
            separator = ",";
            line(depth, 1);
            text(String.valueOf(entry.getKey()));
            out.append(depth < 0 ? ":" : ": ");
            value(entry.getValue(), depth < 0 ? depth : depth + 1);
        }
        if (!map.isEmpty()) {
            line(depth, 0);
        }
        out.append('}');
    }

    private void items(Collection<?> items, int depth) {
        out.append('[');
        String separator = "";
        for (Object item : items) {
            out.append(separator);
            separator = ",";
            line(depth, 1);
            value(item, depth < 0 ? depth : depth + 1);
        }
        if (!items.isEmpty()) {
            line(depth, 0);
        }
        out.append(']');
    }

    private void line(int depth, int deeper) {
        if (depth >= 0) {
            out.append('\n').append("  ".repeat(depth + deeper));
        }
    }

    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> character(text, i, c);
            }
        }
        out.append('"');
    }

    /** Control characters, and halves of surrogate pairs that stand alone, cannot be written as they are. */
    private void character(String text, int index, char c) {
        boolean pairBegins = Character.isHighSurrogate(c)
                && index + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(index + 1));
        boolean pairEnds =
                Character.isLowSurrogate(c) && index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
        if (c < 0x20 || c == 0x7f || (Character.isSurrogate(c) && !pairBegins && !pairEnds)) {
            out.append("\\u").append(Character.forDigit(c >> 12, 16)).append(Character.forDigit(c >> 8 & 15, 16));
            out.append(Character.forDigit(c >> 4 & 15, 16)).append(Character.forDigit(c & 15, 16));
        } else {
            out.append(c);
        }
    }
}
