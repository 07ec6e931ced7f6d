// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the lines of a recording: this bundle uses no library for JSON. What is none ends in an {@link IllegalArgumentException}
 * or in a {@link StringIndexOutOfBoundsException}.
 */
final class JsonText {
    private static final int DEEPEST = 16;

    private final String text;
    private int at;
    private int depth;

    private JsonText(String text) {
        this.text = text;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(String line) {
        return (Map<String, Object>) new JsonText(line).value();
    }

    @SuppressWarnings("unchecked")
    static List<Object> array(String line) {
        return (List<Object>) new JsonText(line).value();
    }

    private Object value() {
        blanks();
        char next = text.charAt(at);
        if (next == '{' || next == '[') {
            if (++depth > DEEPEST) {
                throw new IllegalArgumentException("too deep");
            }
            Object value = next == '{' ? object() : array();
            depth--;
            return value;
        } else if (next == '"') {
            return string();
        } else if (text.startsWith("true", at) || text.startsWith("false", at)) {
            boolean yes = next == 't';
            at += yes ? 4 : 5;
            return yes;
        } else if (text.startsWith("null", at)) {
            at += 4;
            return "";
        }
        int from = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return Double.valueOf(text.substring(from, at));
    }

    private Map<String, Object> object() {
        Map<String, Object> fields = new LinkedHashMap<>();
        at++;
        while (more('}')) {
            String name = string();
            blanks();
            expect(':');
            fields.put(name, value());
        }
        return fields;
    }

    private List<Object> array() {
        List<Object> values = new ArrayList<>();
        at++;
        while (more(']')) {
            values.add(value());
        }
        return values;
    }

    private void expect(char sign) {
        if (text.charAt(at++) != sign) {
            throw new IllegalArgumentException("no '" + sign + "' where one belongs");
        }
    }

    private boolean more(char end) {
        blanks();
        if (text.charAt(at) == ',') {
            at++;
            blanks();
        }
        if (text.charAt(at) != end) {
            return true;
        }
        at++;
        return false;
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        expect('"');
        for (; text.charAt(at) != '"'; at++) {
            char next = text.charAt(at);
            string.append(next == '\\' ? escaped(text.charAt(++at)) : next);
        }
        at++;
        return string.toString();
    }

    private char escaped(char letter) {
        return switch (letter) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseInt(text.substring(at - 3, at + 1), 16);
            }
            default -> letter;
        };
    }

    private void blanks() {
        while (Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
