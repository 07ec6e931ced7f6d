// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ithaca.core.internal.exec.SharedWorkerPools;
import dev.ithaca.notify.internal.policy.Policy;
import dev.ithaca.spi.SessionId;
import dev.ithaca.spi.notify.Delivery;
import dev.ithaca.spi.notify.Notification;
import dev.ithaca.spi.notify.Notifier;
import dev.ithaca.spi.notify.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is told of what, and when; with a clock that stands still until a test moves it. */
class RouterRulesTest {
    private static final SessionId SESSION = new SessionId("abcdef0");

    private final SharedWorkerPools pools = new SharedWorkerPools();
    private final FakeDeliveries deliveries = new FakeDeliveries();
    private final List<Notification> got = new CopyOnWriteArrayList<>();
    private final List<String> where = new CopyOnWriteArrayList<>();
    private final ManualTimers timers = new ManualTimers(Instant.parse("2026-11-22T21:29:50Z"));
    private Router router = router(policy());
    private Channels channels;

    private Router router(Policy policy) {
        Outcomes outcomes = new Outcomes();
        DeliveryLog log = new DeliveryLog(deliveries, Runnable::run, timers.clock(), outcomes);
        channels = new Channels(pools, log, ChannelLimits.DEFAULTS);
        install("hook");
        install("mail");
        install("phone");
        RouterState state = RouterState.of(deliveries, channels, log, outcomes);
        return new Router(Runnable::run, timers, timers.clock(), state, policy);
    }

    private void install(String id) {
        channels.add(
                notification -> {
                    where.add(id + " " + notification.id());
                    got.add(notification);
                    return Delivery.delivered("");
                },
                Map.of(Notifier.ID, id));
    }

    @BeforeEach
    void policyOfTheTest() {
        router.policy(policy());
        timers.advance(Duration.ofSeconds(10));
    }

    @AfterEach
    void close() {
        router.close();
        channels.close();
        pools.close();
        timers.shutdownNow();
    }

    private static Policy policy() {
        return Policy.of(new Policy.Texts(
                List.of(
                        "name=no+nights&tag=nightly&deny=true",
                        "name=loud&tag=loud&urgency=high&channel=phone&channel=pager",
                        "name=calm&tag=calm&urgency=normal"),
                List.of("hook"),
                List.of("22:00-07:00"),
                "UTC",
                10,
                List.of("after_minutes=5&channel=mail", "after_minutes=15&channel=phone&channel=hook")));
    }

    @Test
    void toldAreTheChannelsThatARuleNamesAndTheLogNamesTheRule() {
        router.publish(news("a", "loud", Urgency.NORMAL), true);

        awaitTold("phone a");
        assertThat(deliveries.rules()).containsExactlyInAnyOrder("pager loud unsent", "phone loud delivered");
        assertThat(deliveries.details()).contains("the channel is not installed");
        assertThat(got.get(0).urgency()).isEqualTo(Urgency.HIGH);
    }

    @Test
    void whatARuleDeniesIsInTheLogAlone() {
        router.publish(news("a", "nightly", Urgency.HIGH), true);

        assertThat(deliveries.rules()).containsExactly(" no nights unsent");
        assertThat(deliveries.details()).containsExactly("the rule denies it");
        assertThat(where).isEmpty();
    }

    @Test
    void theSameIsNotToldAgainWithinTheWindow() {
        router.publish(news("a", "", Urgency.NORMAL), true);
        timers.advance(Duration.ofSeconds(9));
        router.publish(news("b", "", Urgency.NORMAL), true);
        timers.advance(Duration.ofSeconds(1));
        router.publish(news("c", "", Urgency.NORMAL), true);

        awaitTold("hook a", "hook c");
        assertThat(deliveries.details()).contains("the same was told 9 s before");
    }

    @Test
    void aQuestionThatWasAnsweredMayBeAskedAgainAtOnce() {
        router.publish(asked("a"), true);
        router.over("wait-a", "a", SESSION, true);
        router.publish(asked("a"), true);

        awaitTold("hook a", "hook a");
    }

    @Test
    void aQuestionThatOnlyFlickeredIsToldOnce() {
        router.publish(asked("a"), true);
        router.over("wait-a", "a", SESSION, false);
        router.publish(asked("b"), true);

        awaitTold("hook a");
        assertThat(deliveries.details()).contains("the same was told 0 s before");
        timers.advance(Duration.ofMinutes(5));
        awaitTold("hook a", "mail b");
    }

    @Test
    void whoWantsItQuietAllTheTimeHearsOfItOnceAWeek() {
        router.policy(
                Policy.of(new Policy.Texts(List.of(), List.of("hook"), List.of("00:00-24:00"), "UTC", 0, List.of())));

        for (int day = 0; day < 9; day++) {
            router.publish(news("n" + day, "", Urgency.NORMAL).withText("day " + day, ""), true);
            timers.advance(Duration.ofDays(1));
        }

        await().until(() -> got.size() == 1);
        assertThat(got.get(0).title()).isEqualTo("8 notifications in the quiet hours");
    }

    @Test
    void inQuietHoursOnlyWhatIsUrgentIsToldAndTheRestAfterwardsTogether() {
        timers.advance(Duration.ofHours(1));
        router.publish(news("a", "", Urgency.NORMAL).withText("make exited with code 2", ""), true);
        router.publish(news("b", "", Urgency.HIGH), true);
        timers.advance(Duration.ofHours(1));
        router.publish(news("c", "calm", Urgency.HIGH), true);
        awaitTold("hook b");

        timers.advance(Duration.ofHours(7));
        assertThat(where).containsExactly("hook b");
        timers.advance(Duration.ofMinutes(30));

        await().until(() -> got.size() == 2);
        assertThat(got.get(1)).satisfies(summary -> {
            assertThat(summary.kind()).isEqualTo("summary");
            assertThat(summary.title()).isEqualTo("2 notifications in the quiet hours");
            assertThat(summary.body()).isEqualTo("22:30 title: make exited with code 2\n23:30 title");
            assertThat(summary.createdAt()).isEqualTo("2026-11-23T07:00:00Z");
        });
        assertThat(deliveries.summary()).contains(" held 0");
        assertThat(timers.pending()).isZero();
    }

    @Test
    void whatIsHeldOutlivesARestart() {
        timers.advance(Duration.ofHours(1));
        router.publish(news("a", "", Urgency.NORMAL), true);
        router.close();

        Router restarted = router(policy());
        restarted.publish(news("b", "", Urgency.LOW).withText("another", ""), true);
        timers.advance(Duration.ofHours(9));

        await().until(() -> got.size() == 1);
        assertThat(got.get(0).title()).isEqualTo("2 notifications in the quiet hours");
        assertThat(got.get(0).body()).contains("22:30 title (abcdef0)").contains("title: another");
        router = restarted;
        assertThat(timers.pending()).isZero();
    }

    @Test
    void whatIsHeldIsToldAtOnceWhenTheQuietHoursAreTakenAway() {
        timers.advance(Duration.ofHours(1));
        router.publish(news("a", "", Urgency.NORMAL), true);

        router.policy(Policy.open());

        await().until(() -> got.size() == 3);
        assertThat(got).extracting(Notification::kind).containsOnly("summary");
    }

    @Test
    void othersAreToldOfAWaitThatNobodyAnswers() {
        router.publish(asked("a"), true);
        awaitTold("hook a");
        timers.advance(Duration.ofMinutes(5));
        awaitTold("hook a", "mail a");
        assertThat(got.get(1).description()).isEqualTo("Not answered for 5 min: rm?");
        assertThat(deliveries.rules()).contains("mail escalation after 5 min delivered");

        timers.advance(Duration.ofMinutes(10));
        await().until(() -> where.size() == 4);
        assertThat(where.subList(2, 4)).containsExactlyInAnyOrder("phone a", "hook a");
    }

    @Test
    void nobodyElseIsToldOfAWaitThatIsAnswered() {
        router.publish(asked("a"), true);
        timers.advance(Duration.ofMinutes(4));

        router.over("wait-a", "a", SESSION, true);
        assertThat(timers.pending()).isZero();
        timers.advance(Duration.ofHours(1));

        awaitTold("hook a");
    }

    @Test
    void aWaitThatFlickersIsEscalatedAsLongAsItLasts() {
        router.publish(asked("a"), true);
        timers.advance(Duration.ofMinutes(3));
        router.over("wait-a", "a", SESSION, false);
        router.publish(asked("a"), true);

        timers.advance(Duration.ofMinutes(2));

        awaitTold("hook a", "mail a");
    }

    @Test
    void aWaitIsEscalatedThoughNobodyIsToldOfItAtFirst() {
        String all = "after_minutes=5&channel=mail&channel=phone&channel=hook";
        router.policy(Policy.of(new Policy.Texts(List.of(), List.of(), List.of(), "UTC", 10, List.of(all))));
        router.publish(asked("a"), true);
        assertThat(where).isEmpty();

        timers.advance(Duration.ofMinutes(5));

        await().untilAsserted(() -> assertThat(where).containsExactlyInAnyOrder("mail a", "phone a", "hook a"));
    }

    @Test
    void whatChannelsShallNotGetIsNotEscalated() {
        router.publish(asked("a"), false);
        router.publish(asked("b").withSessions(List.of(SESSION), List.of("nightly")), true);

        assertThat(timers.pending()).isZero();
    }

    private void awaitTold(String... expected) {
        await().untilAsserted(() -> assertThat(where).containsExactly(expected));
    }

    private Notification asked(String id) {
        return Notification.of(id, Notification.INPUT_NEEDED, "Input required", Instant.parse("2026-11-22T21:30:00Z"))
                .withText("rm?", "")
                .withSessions(List.of(SESSION), List.of())
                .withUrgency(Urgency.HIGH)
                .withAttribute(Router.WAIT, "wait-a");
    }

    private Notification news(String id, String tag, Urgency urgency) {
        return Notification.of(
                        id, Notification.SESSION_ENDED, "title", timers.clock().instant())
                .withSessions(List.of(SESSION), List.of(tag))
                .withUrgency(urgency);
    }
}
