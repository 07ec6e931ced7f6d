// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import dev.ithaca.access.api.Scope;
import dev.ithaca.http.internal.json.Json;
import dev.ithaca.http.internal.route.Exchange;
import dev.ithaca.http.internal.route.Reply;
import dev.ithaca.http.internal.route.Route;
import dev.ithaca.session.api.RenderRequest;
import dev.ithaca.session.api.SessionOutput;
import dev.ithaca.session.api.SessionService;
import dev.ithaca.spi.SessionId;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The seed system's views of a log: records by number, and the last lines as text. */
public final class SeedLogRoutes {
    private static final int MOST = 5_000;
    private static final int INDEXES = 32;

    private final SessionService sessions;
    private final Map<SessionId, RecordIndex> indexes = new LinkedHashMap<>(INDEXES, 0.75f, true);

    public SeedLogRoutes(SessionService sessions) {
        this.sessions = sessions;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(SeedSessionRoutes.ONE + "/logs", "Records of the output", SeedNodes.here(this::logs))
                        .needs(Scope.OBSERVE)
                        .heavy()
                        .parameter("offset", "integer", "number of the first record")
                        .parameter("limit", "integer", "how many records, 1 to 5000")
                        .answers(200, SeedBodies.Logs.class, "the records"),
                Route.get(
                                SeedSessionRoutes.ONE + "/logs/tail",
                                "The last lines, with colours",
                                SeedNodes.here(this::tail))
                        .needs(Scope.OBSERVE)
                        .heavy()
                        .parameter("tail", "integer", "how many lines, 1 to 5000")
                        .parameter("cols", "integer", "width after which lines are cut")
                        .answersWith(200, "application/octet-stream", "the lines"));
    }

    private Reply logs(Exchange exchange) throws InterruptedException {
        int offset = exchange.query().clamped("offset", 0, 0, Integer.MAX_VALUE);
        int limit = exchange.query().clamped("limit", 200, 1, MOST);
        SessionId id = exchange.session();
        try (SessionOutput output = sessions.output(id)) {
            RecordIndex.Page page = index(id).page(output, offset, limit);
            return Reply.json(new SeedBodies.Logs(offset, page.records(), page.total(), resizes(output)));
        }
    }

    private RecordIndex index(SessionId id) {
        synchronized (indexes) {
            RecordIndex index = indexes.computeIfAbsent(id, key -> new RecordIndex());
            if (indexes.size() > INDEXES) {
                indexes.remove(indexes.keySet().iterator().next());
            }
            return index;
        }
    }

    private static List<SeedBodies.Resize> resizes(SessionOutput output) {
        return Resized.of(output).stream()
                .map(one -> new SeedBodies.Resize(one.offset(), one.rows(), one.columns()))
                .toList();
    }

    private Reply tail(Exchange exchange) {
        int tail = exchange.query().clamped("tail", 40, 1, MOST);
        int columns = exchange.query().clamped("cols", 80, 1, MOST);
        try (SessionOutput output = sessions.output(exchange.session())) {
            StringBuilder text = new StringBuilder();
            output.render(new RenderRequest(tail, columns, true))
                    .forEach(line -> text.append(line).append('\n'));
            String resizes = new String(Json.bytes(resizes(output)), StandardCharsets.UTF_8);
            return new Reply.Whole(
                    200,
                    "application/octet-stream",
                    text.toString().getBytes(StandardCharsets.UTF_8),
                    Map.of("x-log-resizes", resizes));
        }
    }
}
