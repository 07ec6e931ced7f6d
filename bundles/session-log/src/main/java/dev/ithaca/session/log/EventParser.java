// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Parses a line of the event file: one flat JSON object of texts and numbers. */
final class EventParser {
    private final String line;
    private int at;

    private EventParser(String line) {
        this.line = line;
    }

    /** The event of a line; empty if the line is broken. */
    static Optional<LogEvent> parse(String line) {
        try {
            Map<String, String> fields = new EventParser(line).object();
            String time = required(fields, EventLine.AT);
            String kind = required(fields, EventLine.KIND);
            long offset = Long.parseLong(required(fields, EventLine.OFFSET));
            return Optional.of(new LogEvent(Instant.parse(time), kind, offset, fields));
        } catch (BrokenLineException | NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String required(Map<String, String> fields, String name) throws BrokenLineException {
        String value = fields.remove(name);
        if (value == null) {
            throw new BrokenLineException();
        }
        return value;
    }

    private Map<String, String> object() throws BrokenLineException {
        Map<String, String> fields = new LinkedHashMap<>();
        expect('{');
        do {
            String name = text();
            expect(':');
            fields.put(name, peek() == '"' ? text() : word());
        } while (take(','));
        expect('}');
        if (!line.substring(at).isBlank()) {
            throw new BrokenLineException();
        }
        return fields;
    }

    private String text() throws BrokenLineException {
        expect('"');
        StringBuilder text = new StringBuilder();
        for (char c = next(); c != '"'; c = next()) {
            if (c < ' ') {
                throw new BrokenLineException();
            }
            text.append(c == '\\' ? escaped(next()) : c);
        }
        return text.toString();
    }

    private char escaped(char c) throws BrokenLineException {
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexadecimal();
            default -> throw new BrokenLineException();
        };
    }

    private char hexadecimal() throws BrokenLineException {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(next(), 16);
            if (digit < 0) {
                throw new BrokenLineException();
            }
            value = value << 4 | digit;
        }
        return (char) value;
    }

    /** A number, true, false or null, as written. */
    private String word() throws BrokenLineException {
        int from = at;
        while (at < line.length()
                && (Character.isLetterOrDigit(line.charAt(at)) || "+-.".indexOf(line.charAt(at)) >= 0)) {
            at++;
        }
        if (from == at) {
            throw new BrokenLineException();
        }
        return line.substring(from, at);
    }

    private void expect(char c) throws BrokenLineException {
        if (!take(c)) {
            throw new BrokenLineException();
        }
    }

    private boolean take(char c) throws BrokenLineException {
        if (peek() == c) {
            at++;
            return true;
        }
        return false;
    }

    private char peek() throws BrokenLineException {
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        if (at == line.length()) {
            throw new BrokenLineException();
        }
        return line.charAt(at);
    }

    private char next() throws BrokenLineException {
        if (at == line.length()) {
            throw new BrokenLineException();
        }
        return line.charAt(at++);
    }

    /** The line is not what a writer wrote. */
    private static final class BrokenLineException extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
