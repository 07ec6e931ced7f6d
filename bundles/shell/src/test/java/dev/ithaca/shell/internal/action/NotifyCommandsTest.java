// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.notify.api.ChannelStatus;
import dev.ithaca.notify.api.DeliveryEntry;
import dev.ithaca.session.api.FakeSessions;
import dev.ithaca.session.api.MetadataChange;
import dev.ithaca.session.api.SessionStatus;
import dev.ithaca.shell.internal.FakeCaller;
import dev.ithaca.shell.internal.FakeServices;
import dev.ithaca.spi.SessionId;
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

        assertThat(caller.printed()).isEqualTo("{\n  \"id\": \"manual-1\"\n}\n");
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
                .containsPattern("TIME +KIND +SESSIONS +CHANNEL +OUTCOME +TRIES +TITLE +DETAIL\n")
                .containsPattern("manual +abc1234 +- +unsent +1 +n1 +no channel is installed\n"
                        + ".*manual +abc1234 +hook +failed +1 +n3 +exit 3\n$")
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

    private void add(long sequence, String channel, DeliveryEntry.Outcome outcome, String detail) {
        services.notifications.log.add(new DeliveryEntry(
                sequence,
                "n" + sequence,
                "manual",
                "n" + sequence,
                "abc1234",
                channel,
                outcome,
                1,
                detail,
                FakeSessions.NOW,
                FakeSessions.NOW));
    }
}
