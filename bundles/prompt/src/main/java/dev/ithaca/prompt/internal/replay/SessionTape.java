// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.replay;

import dev.ithaca.session.api.BytesGoneException;
import dev.ithaca.session.api.OutputEvent;
import dev.ithaca.session.api.PromptRehearsal;
import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionOutput;
import dev.ithaca.session.api.TimePoint;
import dev.ithaca.spi.PlatformException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A session's log as a recording. Output between two points of the time index gets the time of the later one. */
public final class SessionTape {
    private static final int PIECE = 64 * 1024;
    private static final Duration REST = Duration.ofSeconds(15);

    private final SessionInfo session;
    private final SessionOutput log;
    private final Instant start;
    private final List<Recording.Event> events = new ArrayList<>();
    private long offset;
    private long now;

    private SessionTape(SessionInfo session, SessionOutput log) {
        this.session = session;
        this.log = log;
        this.start = session.startedAt() == null ? session.createdAt() : session.startedAt();
        this.offset = log.start();
    }

    /** What the log holds by now. */
    public static Recording of(SessionInfo session, SessionOutput log) {
        if (log.end() - log.start() > PromptRehearsal.MAX_BYTES) {
            throw new PlatformException(
                    SessionErrorCode.LIMIT,
                    "session " + session.id() + " wrote more than " + PromptRehearsal.MAX_BYTES + " bytes");
        }
        return new SessionTape(session, log).read();
    }

    private Recording read() {
        long end = log.end();
        List<OutputEvent> sizes = new ArrayList<>(log.events("resized"));
        for (TimePoint point : log.timeline(SessionOutput.MAX_TIME_POINTS)) {
            resize(sizes, point.offset());
            readTo(Math.min(point.offset(), end), point.at());
        }
        resize(sizes, end);
        readTo(end, session.lastOutputAt() == null ? start : session.lastOutputAt());
        List<OutputEvent> started = log.events("started");
        Map<String, String> first =
                started.isEmpty() ? Map.of() : started.get(0).fields();
        return new Recording(
                session.id().value(),
                Integer.parseInt(first.getOrDefault("rows", Integer.toString(session.rows()))),
                Integer.parseInt(first.getOrDefault("columns", Integer.toString(session.columns()))),
                events,
                now + REST.toMillis());
    }

    private void resize(List<OutputEvent> sizes, long until) {
        while (!sizes.isEmpty() && sizes.get(0).offset() < until) {
            OutputEvent size = sizes.remove(0);
            readTo(size.offset(), size.at());
            Map<String, String> fields = size.fields();
            events.add(new Recording.Event(
                    now,
                    'r',
                    fields.getOrDefault("columns", "80") + "x" + fields.getOrDefault("rows", "24"),
                    Map.of()));
        }
    }

    /** Time never runs backwards in a recording, whatever a clock did. */
    private void readTo(long stop, Instant at) {
        now = Math.max(now, Duration.between(start, at).toMillis());
        byte[] piece = new byte[PIECE];
        while (offset < stop) {
            try {
                int count = log.read(offset, ByteBuffer.wrap(piece, 0, (int) Math.min(PIECE, stop - offset)));
                if (count <= 0) {
                    return;
                }
                events.add(Recording.Event.output(now, Arrays.copyOf(piece, count)));
                offset += count;
            } catch (BytesGoneException e) {
                offset = e.resumeAt();
            }
        }
    }
}
