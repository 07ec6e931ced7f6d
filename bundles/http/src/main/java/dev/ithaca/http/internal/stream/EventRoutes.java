// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.stream;

import dev.ithaca.access.api.Scope;
import dev.ithaca.access.api.TicketPurpose;
import dev.ithaca.http.internal.json.Json;
import dev.ithaca.http.internal.rest.SessionBody;
import dev.ithaca.http.internal.route.EndedPrincipals;
import dev.ithaca.http.internal.route.Exchange;
import dev.ithaca.http.internal.route.HttpErrorCode;
import dev.ithaca.http.internal.route.Problem;
import dev.ithaca.http.internal.route.Reply;
import dev.ithaca.http.internal.route.Route;
import dev.ithaca.session.api.SessionQuery;
import dev.ithaca.session.api.SessionService;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The two streams of events; they differ in the shape of the first one. */
public final class EventRoutes {
    private static final int LISTED = 200;

    /** Events are written in blocks of their own; a buffer would only cost memory for each client. */
    private static final int BUFFER = 512;

    private static final byte[] RETRY = "retry: 2000\n\n".getBytes(StandardCharsets.US_ASCII);

    private final EventHub hub;
    private final SessionService sessions;
    private final EndedPrincipals ended;

    public EventRoutes(EventHub hub, SessionService sessions, EndedPrincipals ended) {
        this.hub = hub;
        this.ended = ended;
        this.sessions = sessions;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/events", "Follow all sessions", exchange -> follow(exchange, this::ours))
                        .needs(Scope.OBSERVE)
                        .orTicket(TicketPurpose.EVENTS)
                        .parameter("ticket", "string", "a one-time ticket instead of a cookie or token")
                        .answersWith(
                                200,
                                "text/event-stream",
                                "snapshot, session_created, session_updated, session_deleted, session_notification, attention_opened, attention_changed, attention_closed, gap; Last-Event-ID resumes"),
                Route.get("/api/sessions/events", "Follow all sessions", exchange -> follow(exchange, this::seeds))
                        .needs(Scope.OBSERVE)
                        .orTicket(TicketPurpose.EVENTS)
                        .orQueryToken()
                        .answersWith(200, "text/event-stream", "snapshot and changes"));
    }

    private Reply follow(Exchange exchange, Supplier<Object> snapshot) throws IOException {
        EventRing ring = hub.ring();
        long resume = exchange.header("Last-Event-ID")
                .or(() -> exchange.query().text("last_event_id"))
                .map(EventRoutes::id)
                .orElse(-1L);
        HttpServletResponse response = exchange.response();
        response.setContentType("text/event-stream");
        response.setHeader("X-Accel-Buffering", "no");
        response.setBufferSize(BUFFER);
        if (exchange.request().getMethod().equals("HEAD")) {
            return Reply.empty(200);
        }
        AsyncContext context = exchange.request().startAsync(exchange.request(), response);
        context.setTimeout(0);
        EventClient client = new EventClient(
                hub,
                context,
                response.getOutputStream(),
                exchange.principal().id(),
                resume < 0 ? ring.next() : resume + 1,
                resume < 0,
                () -> event(ring.next() - 1, snapshot.get()));
        client.begin(RETRY);
        if (!hub.add(client)) {
            throw new Problem(HttpErrorCode.UNAVAILABLE, "too many event streams").withHeader("Retry-After", "10");
        }
        if (ended.has(exchange.principal().id())) {
            hub.remove(client);
            throw EndedPrincipals.problem();
        }
        response.getOutputStream().setWriteListener(client);
        return Reply.TAKEN;
    }

    private static long id(String text) {
        try {
            return Math.max(0, Long.parseLong(text.strip()));
        } catch (NumberFormatException e) {
            return 0; // an id of somebody else's: it is told of the gap
        }
    }

    private static byte[] event(long id, Object body) {
        byte[] head = ("id: " + id + "\nevent: snapshot\ndata: ").getBytes(StandardCharsets.US_ASCII);
        byte[] json = Json.bytes(body);
        byte[] event = new byte[head.length + json.length + 2];
        System.arraycopy(head, 0, event, 0, head.length);
        System.arraycopy(json, 0, event, head.length, json.length);
        event[event.length - 2] = '\n';
        event[event.length - 1] = '\n';
        return event;
    }

    private List<SessionBody> newest() {
        return sessions.list(SessionQuery.newest(LISTED)).items().stream()
                .map(SessionBody::of)
                .toList();
    }

    private Object ours() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("items", newest());
        return body;
    }

    private Object seeds() {
        return newest();
    }
}
