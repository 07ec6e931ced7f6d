// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes a line of the event file: a flat JSON object. */
final class EventLine {
    static final String AT = "at";
    static final String KIND = "kind";
    static final String OFFSET = "offset";

    private static final int WHOLE_SECONDS = "2026-01-01T00:00:00Z".length();

    /** What is left of each text in a line that would be too long. */
    private static final int SHORT_TEXT = 1024;

    private EventLine() {}

    /** A line; one that nobody would read because it is too long gets shorter texts, or none. */
    static byte[] format(long millis, String kind, long offset, Map<String, String> fields) {
        byte[] line = line(millis, kind, offset, fields);
        if (line.length > EventReader.LONGEST_LINE) {
            Map<String, String> shorter = new LinkedHashMap<>();
            fields.forEach((name, value) ->
                    shorter.put(name, value.length() > SHORT_TEXT ? value.substring(0, SHORT_TEXT) + "\u2026" : value));
            line = line(millis, kind, offset, shorter);
        }
        return line.length > EventReader.LONGEST_LINE ? line(millis, kind, offset, Map.of()) : line;
    }

    private static byte[] line(long millis, String kind, long offset, Map<String, String> fields) {
        StringBuilder line = new StringBuilder(128);
        line.append("{\"at\":\"").append(time(millis)).append("\",\"kind\":");
        text(line, kind);
        line.append(",\"offset\":").append(offset);
        fields.forEach((name, value) -> {
            if (name.equals(AT) || name.equals(KIND) || name.equals(OFFSET)) {
                throw new IllegalArgumentException("a field of an event must not be named " + name);
            }
            line.append(',');
            text(line, name);
            line.append(':');
            text(line, value);
        });
        return line.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Stands for lines that were dropped, the last of which is given if it could be read. */
    static byte[] shortened(Optional<LogEvent> last, long lines) {
        long millis = last.map(event -> event.at().toEpochMilli()).orElse(0L);
        long offset = last.map(LogEvent::offset).orElse(0L);
        return format(millis, "shortened", offset, Map.of("lines", Long.toString(lines)));
    }

    static byte[] gap(long millis, long from, long to, String reason) {
        return format(millis, "gap", to, range(from, to, reason));
    }

    static byte[] cut(long millis, long from, long to, String reason) {
        return format(millis, "cut", from, range(from, to, reason));
    }

    private static Map<String, String> range(long from, long to, String reason) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("from", Long.toString(from));
        fields.put("to", Long.toString(to));
        fields.put("reason", reason);
        return fields;
    }

    private static String time(long millis) {
        String time = Instant.ofEpochMilli(millis).toString();
        return time.length() == WHOLE_SECONDS ? time.substring(0, WHOLE_SECONDS - 1) + ".000Z" : time;
    }

    private static void text(StringBuilder line, String text) {
        line.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                line.append('\\').append(c);
            } else if (c < ' ' || c == 0x7f || isLoneSurrogate(text, i) || c == 0x2028 || c == 0x2029) {
                line.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    line.append(Character.forDigit(c >> shift & 0xf, 16));
                }
            } else {
                line.append(c);
            }
        }
        line.append('"');
    }

    /** UTF-8 has no form for half a pair; escaped it survives. */
    private static boolean isLoneSurrogate(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
