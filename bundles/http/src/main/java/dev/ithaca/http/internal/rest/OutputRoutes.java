// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import dev.ithaca.access.api.Scope;
import dev.ithaca.access.api.TicketPurpose;
import dev.ithaca.http.internal.route.Exchange;
import dev.ithaca.http.internal.route.HttpErrorCode;
import dev.ithaca.http.internal.route.Problem;
import dev.ithaca.http.internal.route.Reply;
import dev.ithaca.http.internal.route.Route;
import dev.ithaca.session.api.BytesGoneException;
import dev.ithaca.session.api.RenderRequest;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionOutput;
import dev.ithaca.session.api.SessionService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a session has written: as octets, as text, as a recording. */
public final class OutputRoutes {
    private static final int ALL_LINES = 200_000;
    private static final int MOST_COLUMNS = 10_000;
    private static final String OCTETS = "application/octet-stream";

    private final SessionService sessions;

    public OutputRoutes(SessionService sessions) {
        this.sessions = sessions;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(
                                SessionRoutes.ONE + "/output",
                                "Output as the child wrote it; Range counts bytes of the log",
                                this::output)
                        .needs(Scope.OBSERVE)
                        .orTicket(TicketPurpose.DOWNLOAD)
                        .parameter("download", "string", "raw to be saved as a file")
                        .answersWith(200, OCTETS, "all that still exists")
                        .answersWith(206, OCTETS, "the range")
                        .answers(410, null, "bytes of the range are gone; first_offset says where to go on")
                        .answers(416, null, "the range begins behind the end"),
                Route.get(SessionRoutes.ONE + "/text", "Output as text, redraws resolved", this::text)
                        .needs(Scope.OBSERVE)
                        .heavy()
                        .orTicket(TicketPurpose.DOWNLOAD)
                        .parameter("tail", "integer", "how many of the last lines; the last 200000 if not given")
                        .parameter("columns", "integer", "width after which lines are cut, 0 to cut nothing")
                        .parameter("color", "boolean", "true or 1 to keep colours")
                        .parameter("download", "string", "text to be saved as a file")
                        .answersWith(200, "text/plain; charset=utf-8", "the lines"),
                Route.get(SessionRoutes.ONE + "/cast", "A recording, asciicast v2", this::cast)
                        .needs(Scope.OBSERVE)
                        .heavy()
                        .orTicket(TicketPurpose.DOWNLOAD)
                        .answersWith(200, "application/x-asciicast", "the recording"));
    }

    private Reply output(Exchange exchange) {
        SessionOutput output = sessions.output(exchange.session());
        try {
            long start = output.start();
            long end = output.end();
            Map<String, String> headers = headers(exchange, start, end);
            Optional<ByteRange> range = exchange.header("Range").flatMap(header -> ByteRange.parse(header, end));
            if (range.isEmpty()) {
                return new Reply.Pieces(200, OCTETS, headers, new LogSource(output, start, end, false));
            }
            ByteRange part = range.get();
            check(part, start, end);
            headers.put("Content-Range", "bytes " + part.from() + "-" + (part.to() - 1) + "/" + end);
            return new Reply.Pieces(206, OCTETS, headers, new LogSource(output, part.from(), part.to(), true));
        } catch (RuntimeException e) {
            output.close();
            throw e;
        }
    }

    private static void check(ByteRange range, long start, long end) {
        if (range.from() < start) {
            throw new BytesGoneException(range.from(), start, "removed by retention");
        }
        if (range.from() >= range.to()) {
            throw new Problem(HttpErrorCode.RANGE, "the range begins behind the end, " + end)
                    .with("end_offset", end)
                    .withHeader("Content-Range", "bytes */" + end);
        }
    }

    private static Map<String, String> headers(Exchange exchange, long start, long end) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept-Ranges", "bytes");
        headers.put("Ithaca-First-Offset", Long.toString(start));
        headers.put("Ithaca-End-Offset", Long.toString(end));
        exchange.query()
                .text("download")
                .ifPresent(kind -> headers.put("Content-Disposition", attachment(exchange, ".log")));
        return headers;
    }

    private static String attachment(Exchange exchange, String ending) {
        return "attachment; filename=\"session-" + exchange.session() + ending + "\"";
    }

    private Reply text(Exchange exchange) {
        RenderRequest request = new RenderRequest(
                (int) exchange.query().number("tail", ALL_LINES, 1, ALL_LINES),
                (int) exchange.query().number("columns", 0, 0, MOST_COLUMNS),
                exchange.query().flag("color"));
        try (SessionOutput output = sessions.output(exchange.session())) {
            Map<String, String> headers = new LinkedHashMap<>();
            exchange.query()
                    .text("download")
                    .ifPresent(kind -> headers.put("Content-Disposition", attachment(exchange, ".txt")));
            return new Reply.Pieces(200, "text/plain; charset=utf-8", headers, new TextSource(output.render(request)));
        }
    }

    private Reply cast(Exchange exchange) {
        SessionInfo session = sessions.get(exchange.session());
        Map<String, String> headers = Map.of("Content-Disposition", attachment(exchange, ".cast"));
        return new Reply.Pieces(
                200, "application/x-asciicast", headers, new CastSource(session, sessions.output(exchange.session())));
    }
}
