// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.watch;

import dev.ithaca.session.api.TerminalFacts;
import dev.ithaca.session.api.TerminalFacts.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One file of the corpus, made by src/test/recorder/record.py. Times are milliseconds. */
record Recording(String name, int rows, int columns, List<Event> events, long end) {
    private static final String WORKING = "working";

    /** Something that happened: output, input, what the kernel says from now on, what is true from now on. */
    record Event(long at, char kind, String text, Map<String, Object> facts) {}

    /** A time in which the program waits. */
    record Wait(long from, long to, String what) {}

    static List<Recording> all() {
        Path folder = Path.of("src/test/resources/corpus");
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".cast"))
                    .sorted()
                    .map(Recording::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Recording read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            Map<String, Object> header = JsonText.object(lines.get(0));
            List<Event> events = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                events.add(event(JsonText.array(line)));
            }
            return new Recording(
                    String.valueOf(header.get("title")),
                    ((Number) header.get("height")).intValue(),
                    ((Number) header.get("width")).intValue(),
                    events,
                    Math.round(((Number) header.get("duration")).doubleValue() * 1000));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Event event(List<Object> parts) {
        long at = Math.round(((Number) parts.get(0)).doubleValue() * 1000);
        char kind = ((String) parts.get(1)).charAt(0);
        boolean facts = parts.get(2) instanceof Map;
        return new Event(
                at, kind, facts ? "" : (String) parts.get(2), facts ? (Map<String, Object>) parts.get(2) : Map.of());
    }

    /** The true waits: two of the same kind that only typing without an end of line lies between are one. */
    List<Wait> waits() {
        List<Wait> waits = new ArrayList<>();
        String now = WORKING;
        long since = 0;
        String typed = "\n";
        for (Event event : events) {
            if (event.kind() == 'i') {
                typed = event.text();
            } else if (event.kind() == 't') {
                add(waits, now, since, event.at(), typed);
                now = event.text();
                since = event.at();
            }
        }
        add(waits, now, since, end, typed);
        return waits;
    }

    private static void add(List<Wait> waits, String what, long from, long to, String typed) {
        if (what.equals(WORKING)) {
            return;
        }
        Wait before = waits.isEmpty() ? null : waits.get(waits.size() - 1);
        boolean same = before != null
                && before.what().equals(what)
                && from - before.to() < 300
                && typed.charAt(typed.length() - 1) >= ' ';
        if (same) {
            waits.set(waits.size() - 1, new Wait(before.from(), to, what));
        } else {
            waits.add(new Wait(from, to, what));
        }
    }

    static TerminalFacts facts(Map<String, Object> facts, Long sinceInput, boolean endedLine) {
        return new TerminalFacts(
                (String) facts.get("program"),
                (Boolean) facts.get("leader"),
                Reading.valueOf((String) facts.get("reading")),
                true,
                (Boolean) facts.get("echo"),
                (Boolean) facts.get("canonical"),
                ((Number) facts.get("processes")).intValue(),
                ((Number) facts.get("running")).intValue(),
                sinceInput == null ? null : java.time.Duration.ofMillis(sinceInput),
                endedLine);
    }
}
