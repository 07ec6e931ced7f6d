// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import dev.ithaca.access.api.Scope;
import dev.ithaca.http.internal.route.Exchange;
import dev.ithaca.http.internal.route.Problem;
import dev.ithaca.http.internal.route.Reply;
import dev.ithaca.http.internal.route.Route;
import dev.ithaca.session.api.MetadataChange;
import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.session.api.SessionPage;
import dev.ithaca.session.api.SessionService;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/** The seed system's routes of sessions: its paths, names, types and statuses. */
public final class SeedSessionRoutes {
    static final String ONE = "/api/sessions/{id}";

    private final SessionService sessions;
    private final Starts starts;
    private final ChangeWaits changes;

    public SeedSessionRoutes(SessionService sessions, ChangeWaits changes) {
        this.sessions = sessions;
        this.changes = changes;
        starts = new Starts(sessions);
    }

    public List<Route> routes() {
        return List.of(
                SessionList.described(Route.get("/api/sessions", "List sessions", SeedNodes.here(this::list)))
                        .needs(Scope.OBSERVE)
                        .parameter("offset", "integer", "how many to skip")
                        .answers(200, SeedBodies.Page.class, "one page"),
                Route.post("/api/sessions", "Start a session", SeedNodes.here(this::start))
                        .needs(Scope.CONTROL)
                        .failsWith(500)
                        .takes(SeedBodies.Start.class)
                        .answers(201, SeedBodies.Started.class, "it runs"),
                Route.get(
                                ONE,
                                "One session as it is now",
                                SeedNodes.here(
                                        exchange -> Reply.json(SessionBody.of(sessions.get(exchange.session())))))
                        .needs(Scope.OBSERVE)
                        .answers(200, SessionBody.class, "the session"),
                Route.post(ONE + "/metadata", "Change title or tags", SeedNodes.here(this::metadata))
                        .needs(Scope.CONTROL)
                        .takes(SeedBodies.Metadata.class)
                        .answers(200, SessionBody.class, "the session as it is now"),
                Route.post(ONE + "/notifications", "Switch notifications", SeedNodes.here(this::notifications))
                        .needs(Scope.CONTROL)
                        .failsWith(404)
                        .takes(SeedBodies.Enabled.class)
                        .answers(200, SeedBodies.Notifications.class, "as they are now"),
                Route.post(ONE + "/stop", "End a session", SeedNodes.here(this::stop))
                        .needs(Scope.CONTROL)
                        .takes(SeedBodies.Grace.class)
                        .optionalBody()
                        .answers(200, SeedBodies.Stopped.class, "it has ended"),
                Route.post(ONE + "/kill", "Kill a session", SeedNodes.here(this::kill))
                        .needs(Scope.CONTROL)
                        .answers(200, SeedBodies.Killed.class, "it has ended"),
                Route.post(ONE + "/input", "Type", SeedNodes.here(this::input))
                        .needs(Scope.CONTROL)
                        .failsWith(404)
                        .takes(SeedBodies.Input.class)
                        .answers(200, SeedBodies.Ok.class, "it was typed"));
    }

    private Reply list(Exchange exchange) {
        int limit = exchange.query().clamped("limit", SessionList.USUAL, 1, SessionList.MOST);
        int offset = exchange.query().clamped("offset", 0, 0, Integer.MAX_VALUE);
        SessionPage page = sessions.list(SessionList.query(exchange.query(), offset, limit));
        List<SessionBody> items = page.items().stream().map(SessionBody::of).toList();
        return Reply.json(new SeedBodies.Page(items, page.total(), offset, limit));
    }

    private Reply start(Exchange exchange) {
        SeedBodies.Start body = exchange.json(SeedBodies.Start.class);
        SeedNodes.check(body.node());
        Bodies.StartBody start = new Bodies.StartBody(
                String.valueOf(body.cmd() == null ? "" : body.cmd()),
                body.args(),
                body.title(),
                body.tags(),
                body.cwd(),
                body.rows(),
                body.cols(),
                null,
                body.disableNotifications() == null || !body.disableNotifications());
        return Reply.json(201, new SeedBodies.Started(starts.start(start).id().value()));
    }

    private Reply metadata(Exchange exchange) {
        SeedBodies.Metadata body = exchange.json(SeedBodies.Metadata.class);
        MetadataChange change = new MetadataChange(body.title(), body.tags(), null);
        return Reply.json(SessionBody.of(sessions.update(exchange.session(), change)));
    }

    private Reply notifications(Exchange exchange) {
        Boolean enabled = exchange.json(SeedBodies.Enabled.class).enabled();
        if (enabled == null) {
            throw Problem.badRequest("enabled is needed");
        }
        SessionId id = exchange.session();
        if (!sessions.get(id).status().isLive()) {
            throw new PlatformException(SessionErrorCode.NOT_RUNNING, "session not found or not running: " + id);
        }
        sessions.update(id, new MetadataChange(null, null, enabled));
        return Reply.json(new SeedBodies.Notifications(true, enabled));
    }

    private Reply stop(Exchange exchange) {
        Integer grace = exchange.optionalJson(SeedBodies.Grace.class)
                .map(SeedBodies.Grace::graceSeconds)
                .orElse(null);
        return Reply.later(sessions.stop(exchange.session(), SessionRoutes.grace(grace))
                .thenApply(ended -> Reply.json(new SeedBodies.Stopped(true))));
    }

    private Reply kill(Exchange exchange) {
        return Reply.later(
                sessions.kill(exchange.session()).thenApply(ended -> Reply.json(new SeedBodies.Killed(true))));
    }

    private Reply input(Exchange exchange) {
        SeedBodies.Input body = exchange.json(SeedBodies.Input.class);
        if (body.data() == null) {
            throw Problem.badRequest("data is needed");
        }
        SessionId id = exchange.session();
        byte[] bytes = body.data().getBytes(StandardCharsets.UTF_8);
        Supplier<Reply> ok = () -> Reply.json(new SeedBodies.Ok(true));
        if (body.waitForChange() == null || !body.waitForChange()) {
            sessions.input(id, bytes, exchange.by());
            return ok.get();
        }
        return Reply.later(changes.after(id, () -> sessions.input(id, bytes, exchange.by()))
                .thenApply(changed -> ok.get()));
    }
}
