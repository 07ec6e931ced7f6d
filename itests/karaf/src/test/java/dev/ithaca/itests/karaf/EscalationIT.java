// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.karaf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertEquals;
import static org.ops4j.pax.exam.CoreOptions.options;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ithaca.attention.api.Answer;
import dev.ithaca.attention.api.AttentionItem;
import dev.ithaca.attention.api.Inbox;
import dev.ithaca.notify.api.ChannelStatus;
import dev.ithaca.notify.api.NotificationService;
import dev.ithaca.notify.api.RoutePlan;
import dev.ithaca.notify.api.RouteQuery;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;

/**
 * Who is told of real questions that nobody answers: two webhooks to a real server, the second after a minute, which is the
 * least that config.json takes; it is in force over whatever else is set.
 */
public class EscalationIT extends KarafTestSupport {
    private static final Duration STEP = Duration.ofMinutes(1);
    private static final long ANSWER_SECONDS = 20;
    private static final String ANSWERED = "answered-soon";
    private static final String OPEN = "never-answered";

    private final List<String> posted = new CopyOnWriteArrayList<>();
    private final List<SessionInfo> started = new ArrayList<>();
    private HttpServer server;

    @Configuration
    public Option[] configuration() {
        return options(Containers.distribution());
    }

    @Before
    public void configure() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
        Path state = Path.of(System.getProperty("ithaca.state"));
        for (String channel : List.of("team", "boss")) {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/" + channel;
            Files.writeString(
                    state.resolve("etc").resolve("dev.ithaca.notify.webhook-" + channel + ".cfg"),
                    "url = " + url + "\ndev.ithaca.id = " + channel + "\n");
        }
        Files.writeString(state.resolve("config.json"), """
                {"notify_channels": ["team"], "notify_escalation": [{"after_minutes": 1, "channels": ["boss"]}]}
                """);
        List<RoutePlan.Step> steps = List.of(new RoutePlan.Step(STEP, List.of("boss")));
        await(
                "both channels and the rules",
                () -> channels().contains("boss")
                        && plan().channels().equals(List.of("team"))
                        && plan().escalations().equals(steps),
                () -> channels() + ", " + plan());
    }

    private List<String> channels() {
        return service(NotificationService.class).channels().stream()
                .map(ChannelStatus::id)
                .toList();
    }

    private RoutePlan plan() {
        return service(NotificationService.class)
                .plan(new RouteQuery("input_needed", null, List.of(), null, Instant.now()));
    }

    /** Notes who was told of which session, perhaps before its start has returned. */
    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            String how = body.contains("Not answered for 1 min: ") ? " after a minute of " : " of ";
            String channel = exchange.getRequestURI().getPath().substring(1);
            Stream.of(ANSWERED, OPEN).filter(body::contains).forEach(title -> posted.add(channel + how + title));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    @After
    public void end() throws Exception {
        for (SessionInfo session : started) {
            service(SessionService.class).kill(session.id()).get(ANSWER_SECONDS, TimeUnit.SECONDS);
        }
        server.stop(0);
    }

    @Test
    public void tellsOthersOfWhatNobodyAnswers() throws Exception {
        AttentionItem answered = ask(ANSWERED);
        service(Inbox.class).answer(answered.id(), Answer.choice("n", "test")).get(ANSWER_SECONDS, TimeUnit.SECONDS);
        ask(OPEN);
        String last = "boss after a minute of " + OPEN;
        await(last, STEP.plus(PATIENCE), () -> posted.contains(last), posted::toString);

        // What was answered would have been told before.
        assertEquals(List.of("team of " + ANSWERED, "team of " + OPEN, last), posted);
    }

    private AttentionItem ask(String title) {
        SessionInfo session = Scripts.startLoud(
                service(SessionService.class), title, "printf 'Roll out? [y/n] '; read a; exec sleep 600");
        started.add(session);
        await(
                title + " is asked",
                () -> open(session).isPresent(),
                () -> service(Inbox.class).open().toString());
        return open(session).orElseThrow();
    }

    private Optional<AttentionItem> open(SessionInfo session) {
        return service(Inbox.class).open().stream()
                .filter(item ->
                        session.id().equals(item.session()) && !item.fence().isEmpty())
                .findFirst();
    }
}
