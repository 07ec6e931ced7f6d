// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.notify.api.ChannelStatus;
import dev.ithaca.notify.api.DeliveryEntry;
import dev.ithaca.notify.api.RoutePlan;
import dev.ithaca.session.api.FakeSessions;
import dev.ithaca.session.api.MetadataChange;
import dev.ithaca.session.api.SessionStatus;
import dev.ithaca.shell.internal.FakeCaller;
import dev.ithaca.shell.internal.FakeServices;
import dev.ithaca.spi.SessionId;
import dev.ithaca.spi.notify.Urgency;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotifyCommandsTest {
    private final FakeServices services = new FakeServices();
    private final FakeCaller caller = new FakeCaller();

    private int run(String... words) {
        return caller.run(services, words);
    }

    @Test
    void sendsInTheWordsOfTheSeed() {
        services.sessions.add("abc1234", SessionStatus.RUNNING);
        services.notifications.fates.add(entry(1, "hook", DeliveryEntry.Outcome.DELIVERED, ""));

        assertThat(run("notify", "send", "abc", "-t", "Look", "-d", "one", "-b", "two", "--url", "/x"))
                .isZero();

        assertThat(caller.printed()).isEqualTo("Notification sent.\n");
        assertThat(services.notifications.sent).singleElement().satisfies(sent -> {
            assertThat(sent.kind()).isEqualTo("manual");
            assertThat(sent.title()).isEqualTo("Look");
            assertThat(sent.description()).isEqualTo("one");
            assertThat(sent.body()).isEqualTo("two");
            assertThat(sent.url()).isEqualTo("/x");
            assertThat(sent.source()).isEqualTo(new SessionId("abc1234"));
        });
    }

    @Test
    void sendsWithoutASessionAndPrintsTheIdAsJson() {
        assertThat(run("notify", "send", "--title", "Look", "--json")).isZero();

        assertThat(caller.printed())
                .containsSubsequence(
                        "\"id\": \"manual-1\"", "\"delivered\": false", "\"fates\": []", "\"under_way\": []");
        assertThat(services.notifications.sent.get(0).source()).isNull();
    }

    @Test
    void refusesToSendWithoutATitleOrAboutNobody() {
        assertThat(run("notify", "send")).isEqualTo(2);
        assertThat(run("notify", "send", "-t", "x", "--session", "fff")).isEqualTo(1);
        assertThat(run("notify", "send", "abc", "-t", "x", "--session", "abd")).isEqualTo(2);

        assertThat(caller.complained()).contains("Cannot use non-running session as source: fff");
        assertThat(services.notifications.sent).isEmpty();
    }

    @Test
    void switchesTheNotificationsOfARunningSession() {
        services.sessions.add("abc1234", SessionStatus.RUNNING);

        assertThat(run("notify", "disable", "abc")).isZero();
        assertThat(run("notify", "enable")).isZero();

        assertThat(services.sessions.changes)
                .containsExactly(new MetadataChange(null, null, false), new MetadataChange(null, null, true));
        assertThat(caller.printed())
                .isEqualTo("Notifications disabled for session abc1234.\nNotifications enabled for session abc1234.\n");
    }

    @Test
    void switchesNothingOfASessionThatHasEnded() {
        services.sessions.add("abc1234", SessionStatus.STOPPED);

        assertThat(run("notify", "enable", "abc")).isEqualTo(1);
        assertThat(run("notify", "enable", "fff")).isEqualTo(1);

        assertThat(caller.complained())
                .contains("error: session not found or not running: abc1234")
                .contains("error: session not found or not running: fff");
    }

    @Test
    void showsTheLogWithTheNewestLast() {
        add(3, "hook", DeliveryEntry.Outcome.FAILED, "exit 3");
        add(2, "web-push", DeliveryEntry.Outcome.IGNORED, "no browser has subscribed");
        add(1, "", DeliveryEntry.Outcome.UNSENT, "no channel is installed");

        assertThat(run("notify", "log")).isZero();
        assertThat(caller.printed())
                .containsPattern("TIME +KIND +SESSIONS +CHANNEL +RULE +OUTCOME +TRIES +TITLE +DETAIL\n")
                .containsPattern("manual +abc1234 +- +- +unsent +1 +n1 +no channel is installed\n"
                        + ".*manual +abc1234 +hook +night +failed +1 +n3 +exit 3\n$")
                .doesNotContain("web-push");
    }

    @Test
    void showsTheLogAsJson() {
        add(2, "web-push", DeliveryEntry.Outcome.IGNORED, "");
        add(1, "hook", DeliveryEntry.Outcome.DELIVERED, "");

        assertThat(run("notify", "log", "--json", "--all")).isZero();

        assertThat(caller.printed())
                .containsSubsequence("\"sequence\": 1", "\"outcome\": \"delivered\"", "\"sequence\": 2", "\"ignored\"")
                .contains("\"session_ids\": [\n        \"abc1234\"\n      ]")
                .contains("\"created_at\": \"2026-11-22T10:00:00.5+00:00\"");
        assertThat(run("notify", "log", "--limit", "0")).isNotZero();
    }

    @Test
    void saysSoWhenThereIsNothingToShow() {
        assertThat(run("notify", "log")).isZero();
        assertThat(run("notify", "channels")).isZero();

        assertThat(caller.printed()).isEqualTo("No notifications yet.\nNo channels are installed.\n");
    }

    @Test
    void showsWhichChannelIsInTrouble() {
        services.notifications.channels.add(new ChannelStatus("hook", ChannelStatus.State.DEGRADED, 1, 2, 3, "exit 3"));

        assertThat(run("notify", "channels")).isZero();
        assertThat(run("notify", "channels", "--json")).isZero();

        assertThat(caller.printed())
                .containsPattern("hook +degraded +1 +2 +3 +exit 3\n")
                .contains("\"state\": \"degraded\"");
    }

    @Test
    void doesNotSayThatItWasSentIfItWasNot() {
        List<DeliveryEntry> fates = services.notifications.fates;
        fates.add(entry(1, "hook", DeliveryEntry.Outcome.IGNORED, "no notification_hook is set"));
        fates.add(entry(2, "web-push", DeliveryEntry.Outcome.IGNORED, "no browser has subscribed"));
        assertThat(sent())
                .isEqualTo("Notification was sent to nobody: hook: no notification_hook is set [night]; "
                        + "web-push: no browser has subscribed.\n");
        services.notifications.underWay.add("ntfy");
        assertThat(sent()).startsWith("Notification is on its way by ntfy (hook: no");
        services.notifications.underWay.clear();
        fates.add(entry(3, "", DeliveryEntry.Outcome.HELD, "quiet hours until 07:00"));
        assertThat(sent()).startsWith("Notification is held: ");
        fates.set(2, entry(3, "ntfy", DeliveryEntry.Outcome.FAILED, "status 403"));
        assertThat(sent()).startsWith("Notification was not delivered: ").contains("ntfy: status 403");
        fates.add(entry(4, "mail", DeliveryEntry.Outcome.DELIVERED, ""));
        assertThat(sent()).isEqualTo("Notification sent.\n");
    }

    private String sent() {
        FakeCaller one = new FakeCaller();
        assertThat(one.run(services, "notify", "send", "-t", "Look")).isZero();
        return one.printed();
    }

    @Test
    void showsWhatWouldBecomeOfANotification() {
        services.sessions.add("abc1234", SessionStatus.RUNNING);
        services.notifications.plan = new RoutePlan(
                "night",
                "",
                FakeSessions.NOW,
                Urgency.LOW,
                List.of("hook", "ntfy"),
                List.of("phone"),
                List.of(new RoutePlan.Step(Duration.ofMinutes(5), List.of("mail"))));

        assertThat(run(
                        "notify",
                        "test",
                        "abc",
                        "--tag",
                        "a",
                        "--tag",
                        "b",
                        "--urgency",
                        "low",
                        "--at",
                        "2026-11-23T03:00"))
                .isZero();
        assertThat(run("notify", "test", "--kind", "manual", "--json")).isZero();

        assertThat(services.notifications.queries.get(0)).satisfies(query -> {
            assertThat(query.kind()).isEqualTo("input_needed");
            assertThat(query.session()).isEqualTo(new SessionId("abc1234"));
            assertThat(query.tags()).containsExactly("a", "b");
            assertThat(query.urgency()).isEqualTo(Urgency.LOW);
            assertThat(query.at())
                    .isEqualTo(LocalDateTime.parse("2026-11-23T03:00")
                            .atZone(ZoneId.systemDefault())
                            .toInstant());
        });
        assertThat(caller.printed())
                .containsSubsequence(
                        "rule        night\n",
                        "urgency     low\n",
                        "channels    hook, ntfy\n",
                        "missing     phone (not installed)\n",
                        "held until  2026-11-22",
                        "escalation  mail after 5 min without an answer\n",
                        "\"rule\": \"night\"",
                        "\"after_minutes\": 5");
    }

    @Test
    void refusesATestOfWhatThereCannotBe() {
        assertThat(run("notify", "test", "--urgency", "soon")).isEqualTo(2);
        assertThat(run("notify", "test", "--at", "tomorrow")).isEqualTo(2);

        assertThat(caller.complained())
                .contains("--urgency must be low, normal or high")
                .contains("--at must be");
    }

    private void add(long sequence, String channel, DeliveryEntry.Outcome outcome, String detail) {
        services.notifications.log.add(entry(sequence, channel, outcome, detail));
    }

    private static DeliveryEntry entry(long sequence, String channel, DeliveryEntry.Outcome outcome, String detail) {
        return new DeliveryEntry(
                sequence,
                "n" + sequence,
                "manual",
                "n" + sequence,
                "abc1234",
                channel,
                channel.equals("hook") ? "night" : "",
                outcome,
                1,
                detail,
                FakeSessions.NOW,
                FakeSessions.NOW);
    }
}
