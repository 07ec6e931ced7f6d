// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal.news;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionStatus;
import dev.ithaca.spi.SessionId;
import dev.ithaca.spi.notify.Notification;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionNewsTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private final List<Notification> told = new ArrayList<>();
    private final List<Boolean> enabled = new ArrayList<>();
    private final MovingClock clock = new MovingClock();
    private final SessionNews news = new SessionNews(clock, this::tell);

    private void tell(Notification notification, boolean on) {
        told.add(notification);
        enabled.add(on);
    }

    @BeforeEach
    void nothingWasLost() {
        news.recovered(List.of());
    }

    @Test
    void tellsOfAFailureHoweverShort() {
        news.changed(running("build"));
        news.changed(ended(SessionStatus.FAILED, 2, null, Duration.ofSeconds(1)));

        assertThat(told).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(Notification.SESSION_ENDED);
            assertThat(one.title()).isEqualTo("Session failed");
            assertThat(one.description()).isEqualTo("build exited with code 2 after 1 s");
            assertThat(one.body()).isEqualTo("make all");
            assertThat(one.attributes()).containsEntry("exit_code", "2");
        });
    }

    @Test
    void tellsOfASuccessOnlyAfterAWhile() {
        news.changed(running("build"));
        news.changed(ended(SessionStatus.STOPPED, 0, null, Duration.ofSeconds(29)));
        assertThat(told).isEmpty();

        news.changed(running("build"));
        news.changed(ended(SessionStatus.STOPPED, 0, null, Duration.ofSeconds(90)));

        assertThat(told).singleElement().satisfies(one -> {
            assertThat(one.title()).isEqualTo("Session ended");
            assertThat(one.description()).isEqualTo("build exited with code 0 after 1 min 30 s");
        });
    }

    @Test
    void doesNotTellUsersWhatTheyDid() {
        news.changed(running("build"));
        news.changed(ended(SessionStatus.KILLED, null, "SIGKILL", Duration.ofHours(1)));
        news.changed(running("build"));
        news.changed(ended(SessionStatus.STOPPED, null, "SIGTERM", Duration.ofHours(1)));

        assertThat(told).isEmpty();
    }

    @Test
    void aChangeOfAnEndedSessionIsNoNews() {
        clock.move(Duration.ofHours(1));

        news.changed(ended(SessionStatus.FAILED, 2, null, Duration.ofSeconds(1)));

        assertThat(told).isEmpty();
    }

    @Test
    void tellsOfLostSessionsTogetherAndBeforeAllElse() {
        SessionNews started = new SessionNews(clock, this::tell);
        List<SessionInfo> lost =
                IntStream.rangeClosed(1, 5).mapToObj(SessionNewsTest::lost).toList();

        lost.forEach(started::changed);
        started.changed(ended("0000009", SessionStatus.FAILED, 2, null, Duration.ofSeconds(1)));
        assertThat(told).isEmpty();
        started.recovered(lost);
        lost.forEach(started::changed);

        assertThat(told)
                .extracting(Notification::kind)
                .containsExactly(Notification.STARTUP_RECOVERY, Notification.SESSION_ENDED);
        assertThat(told.get(0)).satisfies(one -> {
            assertThat(one.title()).isEqualTo("Startup recovery");
            assertThat(one.description()).isEqualTo("5 sessions were lost while the daemon was away");
            assertThat(one.body()).isEqualTo("job 1, job 2, job 3 (+2 more)");
            assertThat(one.url()).isNull();
        });
        assertThat(told.get(1).sessions()).containsExactly(new SessionId("0000009"));
    }

    @Test
    void leadsToTheOneSessionThatWasLost() {
        new SessionNews(clock, this::tell).recovered(List.of(lost(1)));

        assertThat(told).singleElement().satisfies(one -> {
            assertThat(one.description()).isEqualTo("1 session was lost while the daemon was away");
            assertThat(one.url()).isEqualTo("/session/0000001");
        });
    }

    @Test
    void saysNothingAboutRecoveryWhenNothingWasLost() {
        news.changed(running("build"));

        assertThat(told).isEmpty();
    }

    @Test
    void aSessionThatIsLostLaterIsToldByItself() {
        news.changed(running("build"));
        news.changed(ended(SessionStatus.UNKNOWN, null, null, Duration.ofSeconds(1)));

        assertThat(told).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(Notification.SESSION_ENDED);
            assertThat(one.description()).contains("was lost; how it ended is not known");
        });
    }

    @Test
    void saysWhetherNotificationsOfTheSessionAreOn() {
        news.changed(running("build"));
        news.changed(info("build", SessionStatus.FAILED, 2, null, START.plusSeconds(1), false));

        assertThat(told).hasSize(1);
        assertThat(enabled).containsExactly(false);
    }

    @Test
    void escapesOfTerminalsDoNotReachANotification() {
        news.changed(running("build"));
        news.changed(info("\u001b[31mred\u001b[0m\u0007 \u202etitle\n2", SessionStatus.FAILED, 2, null, START, true));

        assertThat(told.get(0).description()).startsWith("red title 2 exited with code 2");
    }

    private static SessionInfo running(String title) {
        return info(title, SessionStatus.RUNNING, null, null, null, true);
    }

    private static SessionInfo ended(
            SessionStatus status, @Nullable Integer code, @Nullable String signal, Duration time) {
        return info("build", status, code, signal, START.plus(time), true);
    }

    private static SessionInfo ended(
            String id, SessionStatus status, @Nullable Integer code, @Nullable String signal, Duration time) {
        return named(id, ended(status, code, signal, time));
    }

    private static SessionInfo lost(int number) {
        return named("000000" + number, info("job " + number, SessionStatus.UNKNOWN, null, null, null, true));
    }

    private static SessionInfo named(String id, SessionInfo one) {
        return new SessionInfo(
                new SessionId(id),
                one.title(),
                one.tags(),
                one.command(),
                one.arguments(),
                one.cwd(),
                one.status(),
                one.pid(),
                one.createdAt(),
                one.startedAt(),
                one.endedAt(),
                one.exitCode(),
                one.signal(),
                one.rows(),
                one.columns(),
                one.totalBytes(),
                one.lastOutputAt(),
                one.inputNeeded(),
                one.notificationsEnabled(),
                one.node());
    }

    private static SessionInfo info(
            String title,
            SessionStatus status,
            @Nullable Integer code,
            @Nullable String signal,
            @Nullable Instant end,
            boolean notifications) {
        return new SessionInfo(
                new SessionId("0000001"),
                title,
                List.of("ci"),
                "make",
                List.of("all"),
                "/",
                status,
                1L,
                START,
                START,
                end,
                code,
                signal,
                24,
                80,
                0,
                null,
                false,
                notifications,
                null);
    }

    /** A clock that a test moves. */
    private static final class MovingClock extends Clock {
        private Instant now = START;

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
