// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ithaca.core.internal.exec.SharedWorkerPools;
import dev.ithaca.notify.api.ChannelStatus;
import dev.ithaca.spi.notify.Delivery;
import dev.ithaca.spi.notify.Notification;
import dev.ithaca.spi.notify.Notifier;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChannelsTest {
    private static final ChannelLimits QUICK = quick(Duration.ofSeconds(10));

    private final SharedWorkerPools pools = new SharedWorkerPools();
    private final FakeDeliveries deliveries = new FakeDeliveries();
    private final Channels channels = new Channels(
            pools,
            new DeliveryLog(deliveries, pools.newSerialExecutor("log"), Clock.systemUTC(), new Outcomes()),
            QUICK);
    /** For notifiers that do not return; none that does may take so long on a busy machine. */
    private final Channels impatient = new Channels(
            pools,
            new DeliveryLog(deliveries, pools.newSerialExecutor("log"), Clock.systemUTC(), new Outcomes()),
            quick(Duration.ofMillis(300)));

    /** Soon tries again. */
    private static ChannelLimits quick(Duration deadline) {
        return new ChannelLimits(
                deadline,
                Duration.ofMillis(50),
                Duration.ofMillis(1),
                Duration.ofMillis(5),
                Duration.ofMinutes(1),
                3,
                4);
    }

    @AfterEach
    void close() {
        channels.close();
        impatient.close();
        pools.close();
    }

    @Test
    void everyChannelGetsEachNotificationOnceAndInOrder() {
        List<String> first = add("first");
        List<String> second = add("second");

        offer("a");
        offer("b");

        await().untilAsserted(() -> {
            assertThat(first).containsExactly("a", "b");
            assertThat(second).containsExactly("a", "b");
            assertThat(deliveries.summary())
                    .containsExactlyInAnyOrder(
                            "first delivered 1", "first delivered 1", "second delivered 1", "second delivered 1");
        });
    }

    @Test
    void waitsForAsLongAsTheReceiverAsksButNotForEver() {
        assertThat(QUICK.pause(1, Duration.ofSeconds(7))).isEqualTo(Duration.ofSeconds(7));
        assertThat(QUICK.pause(2, Duration.ofMillis(1))).isEqualTo(Duration.ofMillis(5));
        assertThat(QUICK.pause(9, null)).isEqualTo(Duration.ofMillis(5));
        add("busy", notification -> Delivery.retry("status 429", Duration.ofHours(2)));

        offer("a");

        await().untilAsserted(() -> assertThat(deliveries.summary()).containsExactly("busy failed 1"));
    }

    @Test
    void whatIsOfNoUseAnyMoreIsNotTriedAgain() {
        List<String> tried = Collections.synchronizedList(new ArrayList<>());
        add("busy", notification -> {
            tried.add(notification.id());
            return Delivery.retry("status 429", Duration.ofSeconds(30));
        });
        offer("a");
        offer("b");
        await().until(() -> channels.status().get(0).waiting() == 2 && tried.size() == 2);

        channels.withdraw("a", "it was answered before");

        await().untilAsserted(() -> assertThat(deliveries.summary()).containsExactly("busy dropped 1"));
        assertThat(deliveries.details()).containsExactly("it was answered before");
        assertThat(channels.status().get(0).waiting()).isEqualTo(1);
        assertThat(tried).containsExactly("a", "b");
    }

    @Test
    void aNotifierThatThrowsIsTriedAgainAndDoesNotDelayOthers() {
        List<String> tried = Collections.synchronizedList(new ArrayList<>());
        add("broken", notification -> {
            tried.add(notification.id());
            throw new IOException("no route");
        });
        List<String> good = add("good");

        offer("a");

        await().untilAsserted(() -> {
            assertThat(good).containsExactly("a");
            assertThat(deliveries.summary()).containsExactlyInAnyOrder("good delivered 1", "broken failed 3");
        });
        assertThat(tried).containsExactly("a", "a", "a");
        assertThat(deliveries.details()).contains("IOException: no route");
        assertThat(status("broken").state()).isEqualTo(ChannelStatus.State.DEGRADED);
        assertThat(status("broken").problem()).isEqualTo("IOException: no route");
        assertThat(status("good").state()).isEqualTo(ChannelStatus.State.READY);
    }

    @Test
    void aNotifierThatIsMissingAClassIsContained() {
        add("broken", notification -> {
            throw new NoClassDefFoundError("org/example/Gone");
        });

        offer("a");

        await().untilAsserted(() -> assertThat(deliveries.summary()).containsExactly("broken failed 3"));
    }

    @Test
    void whatWasRejectedIsNotTriedAgain() {
        add("strict", notification -> Delivery.rejected("no"));

        offer("a");

        await().untilAsserted(() -> assertThat(deliveries.summary()).containsExactly("strict failed 1"));
    }

    @Test
    void aChannelThatWorksAgainIsReady() {
        CountDownLatch broken = new CountDownLatch(1);
        add("flaky", notification -> {
            if (broken.getCount() > 0) {
                broken.countDown();
                return Delivery.retry("later", Duration.ofMillis(1));
            }
            return Delivery.delivered("");
        });

        offer("a");

        await().untilAsserted(() -> assertThat(deliveries.summary()).containsExactly("flaky delivered 2"));
        assertThat(status("flaky").state()).isEqualTo(ChannelStatus.State.READY);
    }

    @Test
    void aCallThatIsOverdueIsInterruptedAndCountsAsAFailure() {
        add(impatient, "slow", notification -> {
            new CountDownLatch(1).await();
            return Delivery.delivered("");
        });

        offer(impatient, "a");

        await().untilAsserted(() -> assertThat(deliveries.summary()).containsExactly("slow failed 3"));
        assertThat(deliveries.details()).containsExactly("no answer within 0 s");
    }

    @Test
    void aNotifierThatHangsIsGivenUpUntilItReturns() {
        CountDownLatch release = new CountDownLatch(1);
        add(impatient, "deaf", notification -> {
            while (release.getCount() > 0) {
                LockSupport.parkNanos(1_000_000);
            }
            return Delivery.delivered("");
        });
        List<String> good = add(impatient, "good");
        offer(impatient, "a");
        await().untilAsserted(() -> {
            assertThat(status(impatient, "deaf").state()).isEqualTo(ChannelStatus.State.STUCK);
            assertThat(status(impatient, "deaf").problem()).isEqualTo("the channel hangs");
        });

        offer(impatient, "b");
        await().untilAsserted(() -> {
            assertThat(good).containsExactly("a", "b");
            assertThat(deliveries.summary()).contains("deaf dropped 0");
        });
        release.countDown();

        await().untilAsserted(
                        () -> assertThat(status(impatient, "deaf").state()).isEqualTo(ChannelStatus.State.DEGRADED));
        offer(impatient, "c");
        await().untilAsserted(() -> assertThat(deliveries.summary()).contains("deaf delivered 1"));
    }

    @Test
    void dropsWhatWaitsLongestWhenTooMuchWaits() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        List<String> got = Collections.synchronizedList(new ArrayList<>());
        Channels patient = new Channels(
                pools,
                new DeliveryLog(deliveries, pools.newSerialExecutor("log"), Clock.systemUTC(), new Outcomes()),
                new ChannelLimits(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        1,
                        4));
        patient.add(
                notification -> {
                    begun.countDown();
                    release.await();
                    got.add(notification.id());
                    return Delivery.delivered("");
                },
                Map.of(Notifier.ID, "busy"));

        patient.offer(notification("n0"), patient.ids());
        await().until(() -> begun.getCount() == 0);
        for (int i = 1; i <= 6; i++) {
            patient.offer(notification("n" + i), patient.ids());
        }
        release.countDown();

        await().untilAsserted(() -> assertThat(got).containsExactly("n0", "n3", "n4", "n5", "n6"));
        await().untilAsserted(() -> assertThat(deliveries.summary()).contains("busy dropped 0"));
        patient.close();
    }

    @Test
    void theNotifierOfTheHighestRankingIsUsedUntilItGoes() {
        List<String> low = add("twin");
        List<String> high = Collections.synchronizedList(new ArrayList<>());
        Notifier best = notification -> {
            high.add(notification.id());
            return Delivery.delivered("");
        };
        channels.add(best, Map.of(Notifier.ID, "twin", "service.ranking", 10));

        offer("a");
        await().untilAsserted(() -> assertThat(high).containsExactly("a"));
        channels.remove(best);
        offer("b");

        await().untilAsserted(() -> assertThat(low).containsExactly("b"));
        assertThat(high).containsExactly("a");
    }

    @Test
    void noCallBeginsAfterANotifierWasRemovedAndItsThreadEnds() {
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        Notifier leaving = notification -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
            return Delivery.delivered("");
        };
        channels.add(leaving, Map.of(Notifier.ID, "leaving"));
        offer("a");
        offer("b");
        await().until(() -> begun.getCount() == 0);

        channels.remove(leaving);

        await().until(() -> interrupted.getCount() == 0);
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("ithaca-notify-leaving")));
        assertThat(channels.ids()).isEmpty();
    }

    @Test
    void refusesANotifierWithoutAName() {
        channels.add(notification -> Delivery.delivered(""), Map.of());
        channels.add(notification -> Delivery.delivered(""), Map.of(Notifier.ID, "Not a name"));

        assertThat(channels.status()).isEmpty();
    }

    private List<String> add(String id) {
        return add(channels, id);
    }

    private static List<String> add(Channels to, String id) {
        List<String> got = Collections.synchronizedList(new ArrayList<>());
        add(to, id, notification -> {
            got.add(notification.id());
            return Delivery.delivered("");
        });
        return got;
    }

    private void add(String id, Notifier notifier) {
        add(channels, id, notifier);
    }

    private static void add(Channels to, String id, Notifier notifier) {
        to.add(notifier, Map.of(Notifier.ID, id));
    }

    private ChannelStatus status(String id) {
        return status(channels, id);
    }

    private static ChannelStatus status(Channels of, String id) {
        return of.status().stream()
                .filter(channel -> channel.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void offer(String id) {
        offer(channels, id);
    }

    private static void offer(Channels to, String id) {
        to.offer(notification(id), to.ids());
    }

    private static Notification notification(String id) {
        return Notification.of(id, Notification.MANUAL, "title", Instant.now());
    }
}
