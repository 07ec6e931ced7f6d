// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import dev.ithaca.http.internal.json.Json;
import dev.ithaca.http.internal.route.Reply;
import dev.ithaca.session.api.OutputEvent;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionOutput;
import dev.ithaca.session.api.TimePoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A log as an asciicast of version 2. Output between two points of the time index gets the time of the later one. */
final class CastSource implements Reply.Source {
    private static final int PIECE = 32 * 1024;

    private final SessionInfo session;
    private final SessionOutput output;
    private final Instant start;
    private final long end;
    private final Deque<TimePoint> times;
    private final Deque<OutputEvent> resizes;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private ByteBuffer rest = ByteBuffer.allocate(0);
    private boolean header = true;
    private long offset;
    private Instant now;

    CastSource(SessionInfo session, SessionOutput output) {
        this.session = session;
        this.output = output;
        start = session.startedAt() == null ? session.createdAt() : session.startedAt();
        now = start;
        offset = output.start();
        end = output.end();
        times = new ArrayDeque<>(output.timeline(SessionOutput.MAX_TIME_POINTS));
        resizes = new ArrayDeque<>(output.events("resized"));
    }

    @Override
    public byte @Nullable [] next() throws IOException {
        if (header) {
            header = false;
            return line(header());
        }
        OutputEvent resize = resizes.peek();
        if (resize != null && resize.offset() <= offset) {
            resizes.remove();
            advance(resize.at());
            Map<String, String> fields = resize.fields();
            return line(event("r", fields.getOrDefault("columns", "80") + "x" + fields.getOrDefault("rows", "24")));
        }
        while (!times.isEmpty() && times.peek().offset() <= offset) {
            advance(times.remove().at());
        }
        if (offset >= end) {
            return null;
        }
        long stop = resize == null ? end : Math.min(end, resize.offset());
        if (!times.isEmpty()) {
            stop = Math.min(stop, times.peek().offset());
            advance(times.peek().at());
        }
        return line(event("o", read(stop)));
    }

    private String read(long stop) throws IOException {
        LogSource source = new LogSource(output, offset, Math.min(stop, offset + PIECE), false);
        byte[] bytes = source.next();
        int count = bytes == null ? 0 : bytes.length;
        offset = count == 0 ? stop : offset + count;
        ByteBuffer input = ByteBuffer.allocate(rest.remaining() + count).put(rest);
        if (bytes != null) {
            input.put(bytes);
        }
        input.flip();
        CharBuffer text = CharBuffer.allocate(input.remaining() + 1);
        decoder.reset().decode(input, text, offset >= end);
        rest = ByteBuffer.allocate(input.remaining()).put(input).flip();
        return text.flip().toString();
    }

    /** Time never runs backwards in a recording, whatever a clock did. */
    private void advance(Instant to) {
        now = to.isAfter(now) ? to : now;
    }

    private Map<String, Object> header() {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("version", 2);
        List<OutputEvent> started = output.events("started");
        Map<String, String> first =
                started.isEmpty() ? Map.of() : started.get(0).fields();
        header.put("width", Integer.parseInt(first.getOrDefault("columns", Integer.toString(session.columns()))));
        header.put("height", Integer.parseInt(first.getOrDefault("rows", Integer.toString(session.rows()))));
        header.put("timestamp", start.getEpochSecond());
        header.put("command", (session.command() + " " + String.join(" ", session.arguments())).strip());
        if (session.title() != null) {
            header.put("title", session.title());
        }
        return header;
    }

    private List<Object> event(String kind, String data) {
        return List.of(Duration.between(start, now).toMillis() / 1000.0, kind, data);
    }

    private static byte[] line(Object value) {
        byte[] json = Json.bytes(value);
        byte[] line = java.util.Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return line;
    }

    @Override
    public void close() {
        output.close();
    }
}
