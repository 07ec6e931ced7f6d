// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.replay;

import dev.ithaca.session.api.PromptRehearsal;
import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.session.api.TerminalFacts;
import dev.ithaca.session.api.TerminalFacts.Reading;
import dev.ithaca.spi.PlatformException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An asciicast of version 2, or one of the corpus, which has events for what the kernel said and for the truth too. Times are
 * milliseconds.
 *
 * @param name its title
 * @param rows of the terminal at its beginning
 * @param columns of the terminal at its beginning
 * @param events what happened, in order
 * @param end how long it is
 */
public record Recording(String name, int rows, int columns, List<Event> events, long end) {
    private static final String WORKING = "working";
    private static final String IDLE = "idle_at_prompt";
    private static final int MOST_CELLS = 1 << 20;
    private static final long REST_MILLIS = 15_000;
    private static final Duration LONGEST = Duration.ofDays(31);

    /**
     * Something that happened.
     *
     * @param at when
     * @param kind output, input, resize, what the kernel says from now on, what is true from now on
     * @param text the bytes of output as Latin-1, else the words
     * @param facts what the kernel says, else nothing
     */
    public record Event(long at, char kind, String text, Map<String, Object> facts) {
        /** Some output. */
        static Event output(long at, byte[] bytes) {
            return new Event(at, 'o', new String(bytes, StandardCharsets.ISO_8859_1), Map.of());
        }

        /** The bytes of an output. */
        public byte[] output() {
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /**
     * A time in which the program waits.
     *
     * @param from when it begins
     * @param to when it is answered
     * @param what for what, state and kind
     */
    public record Wait(long from, long to, String what) {
        /** Whether a human is asked: all waits but those of an interpreter at its prompt. */
        public boolean asks() {
            return !what.equals(IDLE);
        }
    }

    /**
     * Reads a recording.
     *
     * @throws PlatformException if it is none, or has no bounds
     */
    public static Recording read(Reader source) throws IOException {
        BufferedReader reader = new BufferedReader(source);
        int line = 0;
        try {
            Map<String, Object> header = JsonText.object(limited(reader, line++));
            List<Event> events = new ArrayList<>();
            long size = 0;
            long now = 0;
            for (String text = limited(reader, line++); !text.isEmpty(); text = limited(reader, line++)) {
                Event event = event(JsonText.array(text), now);
                size += event.text().length() + 1L;
                check(size <= PromptRehearsal.MAX_BYTES, "it has more than " + PromptRehearsal.MAX_BYTES + " bytes");
                now = event.at();
                events.add(event);
            }
            return new Recording(
                    String.valueOf(header.get("title")),
                    number(header.get("height")),
                    number(header.get("width")),
                    events,
                    header.containsKey("duration") ? Math.max(now, millis(header.get("duration"))) : now + REST_MILLIS);
        } catch (IllegalArgumentException | ClassCastException | IndexOutOfBoundsException e) {
            throw new PlatformException(
                    SessionErrorCode.INVALID, "not an asciicast of version 2, line " + line + ": " + e.getMessage());
        }
    }

    /** Checks the bounds. */
    public Recording {
        check(rows > 0 && columns > 0 && (long) rows * columns <= MOST_CELLS, "its terminal has no possible size");
        check(end <= LONGEST.toMillis(), "it is longer than " + LONGEST.toDays() + " days");
    }

    private static void check(boolean right, String wrong) {
        if (!right) {
            throw new IllegalArgumentException(wrong);
        }
    }

    private static String limited(BufferedReader reader, int before) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = reader.read(); next >= 0 && next != '\n'; next = reader.read()) {
            check(line.length() < PromptRehearsal.MAX_BYTES, "line " + (before + 1) + " is too long");
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private static int number(@Nullable Object value) {
        check(value instanceof Number, "its header has no width and height");
        return ((Number) value).intValue();
    }

    private static long millis(@Nullable Object value) {
        check(value instanceof Number, "an event has no time");
        return Math.round(((Number) value).doubleValue() * 1000);
    }

    @SuppressWarnings("unchecked")
    private static Event event(List<Object> parts, long before) {
        long at = Math.max(before, millis(parts.get(0)));
        char kind = ((String) parts.get(1)).charAt(0);
        if (parts.get(2) instanceof Map) {
            return new Event(at, kind, "", (Map<String, Object>) parts.get(2));
        }
        String text = (String) parts.get(2);
        return kind == 'o'
                ? Event.output(at, text.getBytes(StandardCharsets.UTF_8))
                : new Event(at, kind, text, Map.of());
    }

    /** Whether it says what the kernel said. */
    public boolean kernel() {
        return events.stream().anyMatch(event -> event.kind() == 'f');
    }

    /** Whether it says what was true. */
    public boolean labelled() {
        return events.stream().anyMatch(event -> event.kind() == 't');
    }

    /** The true waits. */
    public List<Wait> waits() {
        List<Wait> waits = new ArrayList<>();
        String now = WORKING;
        long since = 0;
        for (Event event : events) {
            if (event.kind() == 't') {
                add(waits, now, since, event.at());
                now = event.text();
                since = event.at();
            }
        }
        add(waits, now, since, end);
        return waits;
    }

    private static void add(List<Wait> waits, String what, long from, long to) {
        if (!what.equals(WORKING)) {
            waits.add(new Wait(from, to, what));
        }
    }

    static TerminalFacts facts(Map<String, Object> facts, @Nullable Long sinceInput, boolean endedLine) {
        boolean known = !facts.isEmpty();
        return new TerminalFacts(
                known ? String.valueOf(facts.get("program")) : "",
                flag(facts, "leader"),
                known ? Reading.valueOf(String.valueOf(facts.get("reading"))) : Reading.UNKNOWN,
                known,
                !known || flag(facts, "echo"),
                !known || flag(facts, "canonical"),
                count(facts, "processes"),
                count(facts, "running"),
                sinceInput == null ? null : Duration.ofMillis(sinceInput),
                endedLine);
    }

    private static boolean flag(Map<String, Object> facts, String name) {
        return Boolean.TRUE.equals(facts.get(name));
    }

    private static int count(Map<String, Object> facts, String name) {
        return facts.get(name) instanceof Number number ? number.intValue() : 0;
    }
}
