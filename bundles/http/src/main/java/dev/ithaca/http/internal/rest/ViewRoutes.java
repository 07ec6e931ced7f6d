// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import dev.ithaca.access.api.Scope;
import dev.ithaca.http.internal.route.Exchange;
import dev.ithaca.http.internal.route.Problem;
import dev.ithaca.http.internal.route.Reply;
import dev.ithaca.http.internal.route.Route;
import dev.ithaca.session.api.ScreenView;
import dev.ithaca.session.api.SearchPage;
import dev.ithaca.session.api.SessionInput;
import dev.ithaca.session.api.SessionOutput;
import dev.ithaca.session.api.SessionService;
import dev.ithaca.spi.SessionId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looking into a session's past: the screen at an offset, a search, and what happened when. */
public final class ViewRoutes {
    private static final Duration SEARCH_TIME = Duration.ofSeconds(10);
    private static final int MOST_MATCHES = 1_000;
    private static final int MOST_POINTS = 2_000;
    private static final int MOST_HISTORY = 5_000;

    private final SessionService sessions;
    private final SessionInput inputs;

    public ViewRoutes(SessionService sessions, SessionInput inputs) {
        this.sessions = sessions;
        this.inputs = inputs;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(SessionRoutes.ONE + "/screen", "The screen as it was at an offset", this::screen)
                        .needs(Scope.OBSERVE)
                        .heavy()
                        .parameter("offset", "integer", "the offset; now if not given")
                        .parameter("rows_of_history", "integer", "how many rows above the screen are wanted too")
                        .answers(
                                200,
                                Bodies.Screen.class,
                                "the screen; that of now with its fence, if it can be answered"),
                Route.get(SessionRoutes.ONE + "/search", "Search the output", this::search)
                        .needs(Scope.OBSERVE)
                        .heavy()
                        .parameter("q", "string", "the text, taken literally")
                        .parameter("ignore_case", "integer", "0 to tell upper from lower case; 1 if not given")
                        .parameter("from", "integer", "next_offset of the answer before")
                        .parameter("limit", "integer", "how many matches")
                        .answers(200, Bodies.Matches.class, "the lines"),
                Route.get(SessionRoutes.ONE + "/timeline", "When which bytes were written", this::timeline)
                        .needs(Scope.OBSERVE)
                        .heavy()
                        .answers(200, Bodies.Timeline.class, "points, resizes and markers"));
    }

    private Reply screen(Exchange exchange) throws InterruptedException {
        long offset = exchange.query().number("offset", SessionOutput.NOW, 0, Long.MAX_VALUE);
        int history = (int) exchange.query().number("rows_of_history", 0, 0, MOST_HISTORY);
        SessionId id = exchange.session();
        ScreenView screen;
        try (SessionOutput output = sessions.output(id)) {
            screen = output.screen(offset, history);
        }
        if (offset != SessionOutput.NOW || !sessions.get(id).status().isLive()) {
            return Reply.json(body(screen, null));
        }
        return Reply.later(inputs.fence(id, screen.offset())
                .handle((fence, failure) -> Reply.json(body(screen, failure == null ? fence.text() : null))));
    }

    private static Bodies.Screen body(ScreenView screen, @Nullable String fence) {
        return new Bodies.Screen(
                screen.offset(),
                screen.rows(),
                screen.columns(),
                screen.title(),
                screen.alternate(),
                new Bodies.CursorBody(screen.cursorRow(), screen.cursorColumn(), screen.cursorVisible()),
                screen.history(),
                screen.lines(),
                new String(screen.snapshot(), StandardCharsets.UTF_8),
                fence);
    }

    private Reply search(Exchange exchange) throws InterruptedException {
        String text = exchange.query().text("q").orElseThrow(() -> Problem.badRequest("q is needed"));
        if (text.length() > SessionOutput.MAX_SEARCH) {
            throw Problem.badRequest("q is longer than " + SessionOutput.MAX_SEARCH + " characters");
        }
        boolean ignoreCase = exchange.query().number("ignore_case", 1, 0, 1) == 1;
        long from = exchange.query().number("from", 0, 0, Long.MAX_VALUE);
        int limit = (int) exchange.query().number("limit", 100, 1, MOST_MATCHES);
        try (SessionOutput output = sessions.output(exchange.session())) {
            SearchPage page = output.search(text, ignoreCase, from, limit, SEARCH_TIME);
            List<Bodies.Match> matches = page.matches().stream()
                    .map(match -> new Bodies.Match(match.offset(), match.endOffset(), match.lineNumber(), match.text()))
                    .toList();
            return Reply.json(new Bodies.Matches(matches, page.truncated(), page.nextOffset()));
        }
    }

    private Reply timeline(Exchange exchange) {
        try (SessionOutput output = sessions.output(exchange.session())) {
            List<List<Long>> points = output.timeline(MOST_POINTS).stream()
                    .map(point -> List.of(point.at().toEpochMilli(), point.offset()))
                    .toList();
            List<Bodies.ResizeMark> resizes = Resized.of(output).stream()
                    .map(one -> new Bodies.ResizeMark(one.offset(), one.at(), one.rows(), one.columns()))
                    .toList();
            List<Bodies.Marker> markers = output.events("started", "input", "ended", "gap").stream()
                    .map(event -> new Bodies.Marker(event.offset(), event.at(), event.kind()))
                    .toList();
            return Reply.json(new Bodies.Timeline(output.start(), output.end(), points, resizes, markers));
        }
    }
}
