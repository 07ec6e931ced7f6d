// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ithaca.core.internal.exec.SharedWorkerPools;
import dev.ithaca.notify.api.NotifyErrorCode;
import dev.ithaca.notify.internal.policy.Policy;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.notify.Notification;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RouterTest {
    private final SharedWorkerPools pools = new SharedWorkerPools();
    private final FakeDeliveries deliveries = new FakeDeliveries();
    private final List<String> heard = new ArrayList<>();
    private final Router router = router(Runnable::run);

    private Router router(Executor serial) {
        Outcomes outcomes = new Outcomes();
        DeliveryLog log = new DeliveryLog(deliveries, Runnable::run, Clock.systemUTC(), outcomes);
        Channels channels = new Channels(pools, log, ChannelLimits.DEFAULTS);
        RouterState state = RouterState.of(deliveries, channels, log, outcomes);
        return new Router(serial, pools.timers(), Clock.systemUTC(), state, Policy.open());
    }

    @AfterEach
    void close() {
        pools.close();
    }

    @Test
    void tellsTheSameNewsOnce() {
        router.add((notification, enabled) -> heard.add(notification.id()));

        router.publish(notification("a"), true);
        router.publish(notification("a"), true);
        router.publish(notification("b"), true);

        assertThat(heard).containsExactly("a", "b");
    }

    @Test
    void tellsTheSameNewsOnceAcrossARestart() {
        router.publish(notification("a"), true);
        Router restarted = router(Runnable::run);
        restarted.add((notification, enabled) -> heard.add(notification.id()));

        restarted.publish(notification("a"), true);
        restarted.publish(notification("b"), true);

        assertThat(heard).containsExactly("b");
    }

    @Test
    void listenersHearOfWhatChannelsDoNotGet() {
        router.add((notification, enabled) -> heard.add(notification.id() + enabled));

        router.publish(notification("a"), false);

        assertThat(heard).containsExactly("afalse");
        assertThat(deliveries.details()).containsExactly("notifications of the session are off");
    }

    @Test
    void aListenerThatFailsHarmsNoOther() {
        router.add((notification, enabled) -> {
            throw new IllegalStateException("broken");
        });
        router.add((notification, enabled) -> heard.add(notification.id()));

        router.publish(notification("a"), true);

        assertThat(heard).containsExactly("a");
        assertThat(deliveries.details()).containsExactly("no channel is installed");
    }

    @Test
    void refusesWhatItHasNoRoomFor() {
        Router full = router(task -> {
            throw new RejectedExecutionException("full");
        });

        assertThatThrownBy(() -> full.publish(notification("a"), true))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.code()).isEqualTo(NotifyErrorCode.BUSY));
    }

    private static Notification notification(String id) {
        return Notification.of(id, Notification.MANUAL, "title", Instant.now());
    }
}
