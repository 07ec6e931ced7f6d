// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import dev.ithaca.access.api.Scope;
import dev.ithaca.http.internal.route.Exchange;
import dev.ithaca.http.internal.route.Problem;
import dev.ithaca.http.internal.route.Reply;
import dev.ithaca.http.internal.route.Route;
import dev.ithaca.session.api.MetadataChange;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionOutput;
import dev.ithaca.session.api.SessionService;
import dev.ithaca.spi.SessionId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Sessions under {@code /api/v1}: list, start, look, change, type, end, delete. */
public final class SessionRoutes {
    static final String ONE = "/api/v1/sessions/{id}";
    private static final String ALL = "/api/v1/sessions";
    private static final int USUAL_GRACE = 5;
    static final int MOST_GRACE = 3600;

    private final SessionService sessions;
    private final Starts starts;

    public SessionRoutes(SessionService sessions) {
        this.sessions = sessions;
        starts = new Starts(sessions);
    }

    public List<Route> routes() {
        return List.of(
                SessionList.described(Route.get(ALL, "List sessions", this::list))
                        .needs(Scope.OBSERVE)
                        .parameter("cursor", "string", "next_cursor of the page before")
                        .answers(
                                200,
                                Bodies.SessionPageBody.class,
                                "one page; first_offset is given for one session only"),
                Route.post(ALL, "Start a session", this::start)
                        .needs(Scope.CONTROL)
                        .takes(Bodies.StartBody.class)
                        .answers(201, SessionBody.class, "it runs"),
                Route.get(ONE, "One session as it is now", this::get)
                        .needs(Scope.OBSERVE)
                        .answers(200, SessionBody.class, "the session"),
                Route.of("PATCH", ONE, "Change title, tags or notifications", this::change)
                        .body(Route.Body.JSON)
                        .needs(Scope.CONTROL)
                        .takes(Bodies.ChangeBody.class)
                        .answers(200, SessionBody.class, "the session as it is now"),
                Route.of("DELETE", ONE, "Delete an ended session and its output", this::delete)
                        .needs(Scope.CONTROL)
                        .answers(204, null, "it is gone")
                        .answers(409, null, "it runs"),
                Route.post(ONE + "/stop", "End a session: Ctrl-C, SIGTERM, after the grace SIGKILL", this::stop)
                        .needs(Scope.CONTROL)
                        .takes(Bodies.StopBody.class)
                        .optionalBody()
                        .answers(200, SessionBody.class, "it has ended"),
                Route.post(ONE + "/kill", "Kill a session's process tree", this::kill)
                        .needs(Scope.CONTROL)
                        .answers(200, SessionBody.class, "it has ended"),
                Route.post(ONE + "/resize", "Set the size of the terminal", this::resize)
                        .needs(Scope.CONTROL)
                        .takes(Bodies.ResizeBody.class)
                        .answers(204, null, "it has this size"));
    }

    private Reply list(Exchange exchange) {
        int limit = (int) exchange.query().number("limit", 50, 1, SessionList.MOST);
        Cursor.Page page = Cursor.page(
                sessions,
                SessionList.query(exchange.query(), 0, limit),
                exchange.query().text("cursor").orElse(null));
        List<SessionBody> items = page.items().stream().map(SessionBody::of).toList();
        return Reply.json(
                new Bodies.SessionPageBody(items, page.total(), page.next().orElse(null)));
    }

    private Reply start(Exchange exchange) {
        SessionBody body = SessionBody.of(starts.start(exchange.json(Bodies.StartBody.class)));
        return Reply.json(201, body).with("Location", ALL + "/" + body.id());
    }

    private Reply get(Exchange exchange) {
        return Reply.json(withOffset(exchange.session()));
    }

    private SessionBody withOffset(SessionId id) {
        SessionInfo session = sessions.get(id);
        try (SessionOutput output = sessions.output(id)) {
            return SessionBody.of(session, output.start());
        }
    }

    private Reply change(Exchange exchange) {
        Bodies.ChangeBody body = exchange.json(Bodies.ChangeBody.class);
        MetadataChange change = new MetadataChange(body.title(), body.tags(), body.notificationsEnabled());
        return Reply.json(SessionBody.of(sessions.update(exchange.session(), change)));
    }

    private Reply delete(Exchange exchange) {
        sessions.delete(exchange.session());
        return Reply.empty(204);
    }

    private Reply stop(Exchange exchange) {
        Integer grace = exchange.optionalJson(Bodies.StopBody.class)
                .map(Bodies.StopBody::graceSeconds)
                .orElse(null);
        return ended(sessions.stop(exchange.session(), grace(grace)));
    }

    static Duration grace(@org.jspecify.annotations.Nullable Integer seconds) {
        int value = seconds == null ? USUAL_GRACE : seconds;
        if (value < 0 || value > MOST_GRACE) {
            throw Problem.badRequest("grace_seconds must be 0 to " + MOST_GRACE);
        }
        return Duration.ofSeconds(value);
    }

    private Reply kill(Exchange exchange) {
        return ended(sessions.kill(exchange.session()));
    }

    private static Reply ended(CompletionStage<SessionInfo> end) {
        return Reply.later(end.thenApply(session -> Reply.json(SessionBody.of(session))));
    }

    private Reply resize(Exchange exchange) {
        Bodies.ResizeBody size = exchange.json(Bodies.ResizeBody.class);
        if (size.rows() == null || size.columns() == null) {
            throw Problem.badRequest("rows and columns are needed");
        }
        sessions.resize(exchange.session(), size.rows(), size.columns());
        return Reply.empty(204);
    }
}
