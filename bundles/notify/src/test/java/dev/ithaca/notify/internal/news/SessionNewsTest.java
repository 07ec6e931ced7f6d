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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionNewsTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private final List<Notification> told = new ArrayList<>();
    private final List<Boolean> enabled = new ArrayList<>();
    private final MovingClock clock = new MovingClock();
    private final SessionNews news = new SessionNews(clock, (notification, on) -> {
        told.add(notification);
        enabled.add(on);
    });

    @Test
    void tellsWhenInputBecomesNeededAndNotAgainWhileItIs() {
        news.changed(running("a title", false, 10));
        news.changed(running("a title", true, 20));
        news.changed(running("another title", true, 20));
        news.changed(running("another title", false, 30));
        news.changed(running("another title", true, 40));

        assertThat(told)
                .extracting(Notification::id)
                .containsExactly("0000001-input_needed-20", "0000001-input_needed-40");
        assertThat(told.get(0).title()).isEqualTo("Input required");
        assertThat(told.get(0).description()).isEqualTo("a title waits for input");
        assertThat(told.get(0).url()).isEqualTo("/session/0000001?mode=attach");
    }

    @Test
    void tellsOfAFailureHoweverShort() {
        news.changed(running("build", false, 0));
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
        news.changed(running("build", false, 0));
        news.changed(ended(SessionStatus.STOPPED, 0, null, Duration.ofSeconds(29)));
        assertThat(told).isEmpty();

        news.changed(running("build", false, 0));
        news.changed(ended(SessionStatus.STOPPED, 0, null, Duration.ofSeconds(90)));

        assertThat(told).singleElement().satisfies(one -> {
            assertThat(one.title()).isEqualTo("Session ended");
            assertThat(one.description()).isEqualTo("build exited with code 0 after 1 min 30 s");
        });
    }

    @Test
    void doesNotTellUsersWhatTheyDid() {
        news.changed(running("build", false, 0));
        news.changed(ended(SessionStatus.KILLED, null, "SIGKILL", Duration.ofHours(1)));
        news.changed(running("build", false, 0));
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
    void tellsOfAllLostSessionsAtOnceAfterAStart() {
        boolean more = false;
        for (int i = 1; i <= 5; i++) {
            more = news.changed(lost(i));
        }
        assertThat(more).isTrue();
        assertThat(told).isEmpty();

        news.tellLost();
        news.tellLost();

        assertThat(told).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(Notification.STARTUP_RECOVERY);
            assertThat(one.title()).isEqualTo("Startup recovery");
            assertThat(one.description()).isEqualTo("5 sessions were lost while the daemon was away");
            assertThat(one.body()).isEqualTo("job 1, job 2, job 3 (+2 more)");
            assertThat(one.url()).isNull();
        });
    }

    @Test
    void saysNothingAboutRecoveryWhenNothingWasLost() {
        assertThat(news.changed(running("build", false, 0))).isFalse();

        news.tellLost();

        assertThat(told).isEmpty();
    }

    @Test
    void saysWhetherNotificationsOfTheSessionAreOn() {
        SessionInfo quiet = info("build", SessionStatus.RUNNING, null, null, null, true, 5, false);

        news.changed(quiet);

        assertThat(told).hasSize(1);
        assertThat(enabled).containsExactly(false);
    }

    @Test
    void escapesOfTerminalsDoNotReachANotification() {
        news.changed(running("\u001b[31mred\u001b[0m\u0007 \u202etitle\n2", true, 1));

        assertThat(told.get(0).description()).isEqualTo("red title 2 waits for input");
    }

    private static SessionInfo running(String title, boolean inputNeeded, long bytes) {
        return info(title, SessionStatus.RUNNING, null, null, null, inputNeeded, bytes, true);
    }

    private static SessionInfo ended(
            SessionStatus status, @Nullable Integer code, @Nullable String signal, Duration time) {
        return info("build", status, code, signal, START.plus(time), false, 0, true);
    }

    private static SessionInfo lost(int number) {
        SessionInfo one = info("job " + number, SessionStatus.UNKNOWN, null, null, null, false, 0, true);
        return new SessionInfo(
                new SessionId("000000" + number),
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
            boolean inputNeeded,
            long bytes,
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
                bytes,
                null,
                inputNeeded,
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
