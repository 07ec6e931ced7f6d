// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import dev.ithaca.access.api.Scope;
import dev.ithaca.session.api.FakeOutput;
import dev.ithaca.session.api.FakeSessions;
import dev.ithaca.session.api.OutputEvent;
import dev.ithaca.session.api.SessionStatus;
import dev.ithaca.session.api.TimePoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** At least one example for each row of the route table, one for each status that its description names. */
final class RouteExamples {
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final String OCTETS = "application/octet-stream";
    private static final String TEXT = "text/plain";
    private static final String ONE = " /api/v1/sessions/{id}";
    private static final String SEED = " /api/sessions/{id}";
    private static final String SUBSCRIPTION =
            "{\"endpoint\":\"https://push.example.org/x\",\"keys\":{\"p256dh\":\"B\",\"auth\":\"a\"}}";
    private static final String ENDPOINT = "{\"endpoint\":\"https://push.example.org/x\"}";

    private RouteExamples() {}

    /** A running session with a past, so that no list of an answer is empty. */
    static void session(TestServer server) {
        server.sessions.add("abc1234", SessionStatus.RUNNING);
        FakeOutput output = server.sessions.output("abc1234");
        output.write("hello\r\nworld\r\n");
        output.points.add(new TimePoint(FakeSessions.NOW, 7));
        output.events.add(new OutputEvent(FakeSessions.NOW, "started", 0, Map.of()));
        output.events.add(new OutputEvent(FakeSessions.NOW, "resized", 7, Map.of("rows", "40", "columns", "100")));
    }

    static List<Example> all() {
        return Stream.of(
                        account(),
                        manage(),
                        sessions(),
                        output(),
                        push(),
                        seedAccount(),
                        seedSessions(),
                        site(),
                        InboxExamples.all())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Example> account() {
        return List.of(
                Example.of("GET /api/v1/info").publicly().answers(200, JSON),
                Example.of("POST /api/v1/login")
                        .publicly()
                        .json("{\"password\":\"correct horse\"}")
                        .answers(200, JSON),
                Example.of("POST /api/v1/login")
                        .publicly()
                        .json("{\"password\":\"wrong\"}")
                        .answers(401, PROBLEM),
                Example.of("POST /api/v1/login")
                        .publicly()
                        .given(server -> guess(server, 2))
                        .json("{\"password\":\"wrong\"}")
                        .answers(429, PROBLEM),
                Example.of("POST /api/v1/logout").answers(204),
                Example.of("GET /api/v1/me").answers(200, JSON),
                Example.of("POST /api/v1/tickets")
                        .json("{\"purpose\":\"attach\",\"session\":\"abc1234\"}")
                        .answers(200, JSON));
    }

    private static void guess(TestServer server, int times) {
        for (int i = 0; i < times; i++) {
            server.access.login("wrong".toCharArray(), "127.0.0.1");
        }
    }

    private static List<Example> manage() {
        return List.of(
                Example.of("GET /api/v1/tokens").answers(200, JSON),
                Example.of("POST /api/v1/tokens")
                        .json("{\"name\":\"ci\",\"scopes\":[\"observe\"],\"expires_in_seconds\":60}")
                        .answers(201, JSON),
                Example.of("DELETE /api/v1/tokens/{name}")
                        .given(server -> server.access.createToken("ci", Set.of(Scope.OBSERVE), null))
                        .answers(204),
                Example.of("GET /api/v1/logins")
                        .given(server -> server.access.loggedIn())
                        .answers(200, JSON),
                Example.of("DELETE /api/v1/logins/{login}")
                        .given(server -> server.access.loggedIn())
                        .answers(204),
                Example.of("PUT /api/v1/password")
                        .json("{\"current\":\"correct horse\",\"password\":\"battery staple\"}")
                        .answers(204));
    }

    private static List<Example> sessions() {
        return List.of(
                Example.of("GET /api/v1/sessions").query("limit=1").answers(200, JSON),
                Example.of("POST /api/v1/sessions")
                        .json("{\"command\":\"vim\",\"args\":[\"x\"],\"title\":\"T\",\"tags\":[\"a\"],\"cwd\":\"~\","
                                + "\"rows\":40,\"columns\":100,\"env\":{\"A\":\"b\"},\"notifications\":false}")
                        .answers(201, JSON),
                Example.of("GET" + ONE).answers(200, JSON),
                Example.of("PATCH" + ONE)
                        .json("{\"title\":\"T\",\"tags\":[\"a\"],\"notifications_enabled\":false}")
                        .answers(200, JSON),
                Example.of("DELETE" + ONE)
                        .given(server -> server.sessions.end("abc1234", SessionStatus.STOPPED, 0, null))
                        .answers(204),
                Example.of("DELETE" + ONE).answers(409, PROBLEM),
                Example.of("POST" + ONE + "/stop").json("{\"grace_seconds\":0}").answers(200, JSON),
                Example.of("POST" + ONE + "/kill").answers(200, JSON),
                Example.of("POST" + ONE + "/input")
                        .json("{\"data\":\"a\",\"data_base64\":\"Yg==\",\"keys\":[\"enter\"]}")
                        .answers(204),
                Example.of("POST" + ONE + "/input")
                        .json("{\"data\":\"a\",\"submit\":true,\"if_screen\":\"1.shown\",\"timeout_ms\":500}")
                        .answers(200, JSON),
                Example.of("POST" + ONE + "/input")
                        .json("{\"keys\":[\"enter\"],\"if_screen\":\"1.other\"}")
                        .answers(409, PROBLEM),
                Example.of("POST" + ONE + "/resize")
                        .json("{\"rows\":40,\"columns\":100}")
                        .answers(204),
                Example.of("POST" + ONE + "/files")
                        .query("name=notes.txt")
                        .octets(OCTETS, "content")
                        .answers(201, JSON),
                Example.of("GET" + ONE + "/wait").query("timeout=0").answers(200, JSON),
                Example.of("GET /api/v1/events").streams(),
                Example.of("GET" + ONE + "/attach").upgrades("ithaca.v1"));
    }

    private static List<Example> output() {
        return List.of(
                Example.of("GET" + ONE + "/output").answers(200, OCTETS),
                Example.of("GET" + ONE + "/output").header("Range", "bytes=2-4").answers(206, OCTETS),
                Example.of("GET" + ONE + "/output")
                        .given(server -> server.sessions.output("abc1234").removeBefore(7))
                        .header("Range", "bytes=2-4")
                        .answers(410, PROBLEM),
                Example.of("GET" + ONE + "/output")
                        .header("Range", "bytes=100-")
                        .answers(416, PROBLEM),
                Example.of("GET" + ONE + "/text").query("tail=1").answers(200, TEXT),
                Example.of("GET" + ONE + "/cast").answers(200, "application/x-asciicast"),
                Example.of("GET" + ONE + "/screen").answers(200, JSON),
                Example.of("GET" + ONE + "/search").query("q=world").answers(200, JSON),
                Example.of("GET" + ONE + "/timeline").answers(200, JSON));
    }

    private static List<Example> push() {
        return List.of(
                Example.of("GET /api/v1/push/key").answers(200, JSON),
                Example.of("POST /api/v1/push/subscriptions").json(SUBSCRIPTION).answers(204),
                Example.of("DELETE /api/v1/push/subscriptions")
                        .given(RouteExamples::subscribed)
                        .json(ENDPOINT)
                        .answers(204),
                Example.of("POST /api/v1/push/test").answers(202, JSON),
                Example.of("GET /api/push/public-key").answers(200, JSON),
                Example.of("GET /api/push/public-key")
                        .given(server -> server.notifying.absent = true)
                        .answers(200, JSON),
                Example.of("POST /api/push/subscriptions").json(SUBSCRIPTION).answers(200, JSON),
                Example.of("DELETE /api/push/subscriptions").json(ENDPOINT).answers(200, JSON));
    }

    private static void subscribed(TestServer server) {
        server.notifying.add(
                new dev.ithaca.notify.api.PushSubscription("https://push.example.org/x", "B", "a", "a browser"));
    }

    private static List<Example> seedAccount() {
        return List.of(
                Example.of("GET /api/auth/status").publicly().answers(200, JSON),
                Example.of("POST /api/auth/login")
                        .publicly()
                        .json("{\"password\":\"correct horse\"}")
                        .answers(200, JSON),
                Example.of("POST /api/auth/login")
                        .publicly()
                        .json("{\"password\":\"wrong\"}")
                        .answers(401, JSON),
                Example.of("POST /api/auth/login")
                        .publicly()
                        .given(server -> guess(server, 2))
                        .json("{\"password\":\"wrong\"}")
                        .answers(429, JSON),
                Example.of("POST /api/auth/logout").answers(200),
                Example.of("GET /api/health").publicly().answers(200, JSON),
                Example.of("GET /api/nodes").answers(200, JSON));
    }

    private static List<Example> seedSessions() {
        return List.of(
                Example.of("GET /api/sessions").query("limit=1").answers(200, JSON),
                Example.of("POST /api/sessions")
                        .json("{\"cmd\":\"cat\",\"args\":[\"x\"],\"title\":\"T\",\"tags\":[\"a\"],\"cwd\":\"/\","
                                + "\"rows\":40,\"cols\":100,\"disable_notifications\":true,\"node\":\"\"}")
                        .answers(201, JSON),
                Example.of("GET" + SEED).answers(200, JSON),
                Example.of("POST" + SEED + "/metadata")
                        .json("{\"title\":\"T\",\"tags\":[\"a\"]}")
                        .answers(200, JSON),
                Example.of("POST" + SEED + "/notifications")
                        .json("{\"enabled\":false}")
                        .answers(200, JSON),
                Example.of("POST" + SEED + "/stop")
                        .json("{\"grace_seconds\":0}")
                        .answers(200, JSON),
                Example.of("POST" + SEED + "/kill").answers(200, JSON),
                Example.of("POST" + SEED + "/input")
                        .json("{\"data\":\"x\",\"wait_for_change\":false}")
                        .answers(200, JSON),
                Example.of("POST" + SEED + "/upload")
                        .octets("multipart/form-data; boundary=B", """
                                --B\r
                                Content-Disposition: form-data; name="file"; filename="notes.txt"\r
                                \r
                                content\r
                                --B--\r
                                """)
                        .answers(200, JSON),
                Example.of("GET" + SEED + "/logs").answers(200, JSON),
                Example.of("GET" + SEED + "/logs/tail").answers(200, OCTETS),
                Example.of("GET /api/sessions/events").streams(),
                Example.of("GET" + SEED + "/attach").upgrades());
    }

    private static List<Example> site() {
        return List.of(
                Example.of("GET /api/static/apps").given(RouteExamples::app).answers(200, JSON),
                Example.of("POST /api/v1/passes")
                        .given(RouteExamples::app)
                        .json("{\"path\":\"/apps/todo/\"}")
                        .answers(200, JSON),
                Example.of("POST /api/v1/passes")
                        .json("{\"path\":\"/apps/none/\"}")
                        .answers(404, PROBLEM),
                Example.of("GET /api/openapi.json").publicly().answers(200, JSON),
                Example.of("GET /api/docs").publicly().answers(200, "text/html"));
    }

    private static void app(TestServer server) {
        try {
            Path folder = Files.createDirectories(server.wwwRoot.resolve("apps/todo"));
            Files.writeString(folder.resolve("index.html"), "<title>To do</title>");
            Files.createDirectories(server.wwwRoot.resolve("apps/bad"));
            Files.writeString(server.wwwRoot.resolve("apps/bad/oly.app.json"), "{");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
