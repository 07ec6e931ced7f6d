// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The daemon is killed at random moments, also while it starts and while sessions are started, and each session's program
 * writes a stream that is known in advance: afterwards every log is that stream, every exit is the program's, and an
 * accepted session is never lost.
 */
class KillSoakE2E {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final int sessions = number("ithaca.soak.sessions", 10);
    private final int kills = number("ithaca.soak.kills", 5);
    private final long seed = seed();
    private final Random random = new Random(seed);
    private final Map<String, Plan> accepted = new LinkedHashMap<>();
    private final AtomicInteger killed = new AtomicInteger();
    private Ithaca ithaca;

    /** What a session's program does: so many lines, a pause after every 64 of them, and its end. */
    private record Plan(String tag, int lines, double pause, int code, int signal) {
        String script() {
            String end = signal == 0 ? "exit " + code : "kill -" + signal + " $$";
            return "stty -opost -echo; i=0; while [ $i -lt " + lines + " ]; do echo " + tag + " $i; i=$((i+1)); "
                    + (pause > 0 ? "[ $((i % 64)) = 0 ] && sleep " + pause + "; " : "") + "done; " + end;
        }

        byte[] output() {
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < lines; i++) {
                all.append(tag).append(' ').append(i).append('\n');
            }
            return all.toString().getBytes(StandardCharsets.US_ASCII);
        }

        int clientCode() {
            return signal == 0 ? code : 128 + signal;
        }
    }

    private static int number(String key, int otherwise) {
        String value = System.getProperty(key, "");
        return value.isBlank() ? otherwise : Integer.parseInt(value);
    }

    private static long seed() {
        String value = System.getProperty("ithaca.soak.seed", "");
        long seed = value.isBlank() ? System.nanoTime() : Long.parseLong(value);
        System.out.println("soak seed " + seed);
        return seed;
    }

    @BeforeEach
    void startDaemon() {
        ithaca = new Ithaca()
                .configured("{\"max_running_sessions\": " + (sessions + 10) + "}")
                .started();
    }

    @AfterEach
    void stopAll() throws Exception {
        ithaca.close();
    }

    private Plan plan(int number) {
        boolean flood = random.nextInt(4) == 0;
        int lines = flood ? 100_000 + random.nextInt(100_000) : 64 * (1 + random.nextInt(600));
        int signal = random.nextInt(5) == 0 ? (random.nextBoolean() ? 9 : 15) : 0;
        return new Plan("s" + number, lines, flood ? 0 : 0.01 + random.nextInt(4) / 100.0, random.nextInt(126), signal);
    }

    @Test
    void losesRepeatsAndInventsNothing() {
        CompletableFuture<Void> killer = CompletableFuture.completedFuture(null);
        for (int i = 0; i < kills; i++) {
            Duration moment = Duration.ofMillis(random.nextInt(3000));
            killer = killer.thenCompose(done -> killAfter(moment)).thenRun(this::revive);
        }
        CompletableFuture<Commands.Result> observer = null;
        for (int i = 0; accepted.size() < sessions || !killer.isDone(); i++) {
            if (accepted.size() < sessions) {
                start(plan(i));
            } else {
                ithaca.run("ls");
            }
            if (observer == null && accepted.size() == 1) {
                String first = accepted.keySet().iterator().next();
                observer = CompletableFuture.supplyAsync(() -> Commands.run(
                        ithaca.command("attach", first), ithaca.environment(), ithaca.work(), new byte[0], LIMIT));
            }
        }
        killer.join();
        System.out.println("soak: " + accepted.size() + " sessions accepted, " + killed.get() + " kills");

        ithaca.run("ls");
        awaitAllEnded();
        check(observer == null ? null : observer.join());
    }

    private CompletableFuture<Void> killAfter(Duration moment) {
        return CompletableFuture.runAsync(
                () -> {
                    DaemonKiller.killRunning(ithaca.state());
                    killed.incrementAndGet();
                },
                CompletableFuture.delayedExecutor(moment.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS));
    }

    /** Any client starts the next daemon; the main thread's clients race with this one. */
    private void revive() {
        ithaca.run("ls");
    }

    private void start(Plan plan) {
        Commands.Result result = ithaca.run("start", "-d", "sh", "-c", plan.script());
        String id = result.out().strip();
        if (result.exit() == 0) {
            assertThat(id).as("seed %d", seed).matches("[0-9a-f]{7}");
            accepted.put(id, plan);
        }
    }

    private void awaitAllEnded() {
        await("the end of all sessions, seed " + seed)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    Map<String, JsonNode> all = ithaca.sessions();
                    return accepted.keySet().stream()
                            .noneMatch(id -> all.containsKey(id)
                                    && all.get(id).get("ended_at").isNull());
                });
    }

    private void check(Commands.Result observed) {
        Map<String, JsonNode> all = ithaca.sessions();
        assertThat(all)
                .as("accepted sessions, seed %d", seed)
                .containsKeys(accepted.keySet().toArray(String[]::new));
        accepted.forEach((id, plan) -> {
            String about = "session " + id + " " + plan + ", seed " + seed;
            JsonNode session = all.get(id);
            Commands.Result replay = ithaca.run("attach", id);
            same(replay.bytes(), plan, id, about);
            assertThat(replay.exit()).as(about).isEqualTo(plan.clientCode());
            assertThat(session.get("status").asText())
                    .as(about)
                    .isEqualTo(plan.clientCode() == 0 ? "stopped" : "failed");
            if (plan.signal() == 0) {
                assertThat(session.get("exit_code").asInt(-1)).as(about).isEqualTo(plan.code());
            } else {
                assertThat(session.get("signal").asText())
                        .as(about)
                        .containsAnyOf("" + plan.signal(), plan.signal() == 9 ? "KILL" : "TERM");
            }
        });
        if (observed != null) {
            Map.Entry<String, Plan> first = accepted.entrySet().iterator().next();
            same(
                    observed.bytes(),
                    first.getValue(),
                    first.getKey(),
                    "the terminal attached through all kills, seed " + seed);
        }
    }

    private static void same(byte[] replay, Plan plan, String id, String about) {
        byte[] wanted = plan.output();
        byte[] ending = ("Session " + id + " has ended.\n").getBytes(StandardCharsets.US_ASCII);
        int difference =
                java.util.Arrays.mismatch(replay, 0, Math.min(replay.length, wanted.length), wanted, 0, wanted.length);
        assertThat(difference).as("first wrong byte of %s", about).isEqualTo(-1);
        assertThat(java.util.Arrays.copyOfRange(replay, wanted.length, replay.length))
                .as(about)
                .isEqualTo(ending);
    }
}
