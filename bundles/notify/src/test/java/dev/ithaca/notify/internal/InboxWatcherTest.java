// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ithaca.attention.api.AttentionItem;
import dev.ithaca.attention.api.AttentionKind;
import dev.ithaca.core.internal.exec.SharedWorkerPools;
import dev.ithaca.notify.internal.policy.Policy;
import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.session.api.SessionService;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.notify.Delivery;
import dev.ithaca.spi.notify.Notifier;
import dev.ithaca.storage.api.DeliveryRepository;
import dev.ithaca.storage.api.DeliveryRow;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxWatcherTest {
    private final SharedWorkerPools pools = new SharedWorkerPools();
    private final NotificationHub hub = new NotificationHub(new NoLog(), pools, Policy.open());
    private final FakeInbox inbox = new FakeInbox();
    private final List<String> got = new CopyOnWriteArrayList<>();

    @BeforeEach
    void install() {
        hub.bindNotifier(
                notification -> {
                    got.add(notification.attributes().get("attention"));
                    return Delivery.delivered("");
                },
                Map.of(Notifier.ID, "test"));
    }

    @AfterEach
    void close() {
        hub.close();
        pools.close();
    }

    @Test
    void tellsOfWhatWasOpenBeforeAndOfWhatComes() {
        inbox.open(item("item-1"));
        InboxWatcher watcher = watcher();
        await().until(() -> inbox.listeners() == 1);
        inbox.open(item("item-2"));

        await().untilAsserted(() -> assertThat(got).containsExactly("item-1", "item-2"));
        watcher.close();
        assertThat(inbox.listeners()).isZero();
    }

    @Test
    void followsAnInboxThatGoesAndComesBack() {
        inbox.open(item("item-1"));
        InboxWatcher watcher = watcher();
        await().until(() -> inbox.listeners() == 1);

        watcher.unbindInbox(inbox);
        assertThat(inbox.listeners()).isZero();
        inbox.open(item("item-2"));
        watcher.bindInbox(inbox);

        await().untilAsserted(() -> assertThat(got).containsExactly("item-1", "item-2"));
        watcher.close();
    }

    @Test
    void listensAnewWhenItWasTooSlowAndTellsNothingTwice() {
        inbox.open(item("item-1"));
        InboxWatcher watcher = watcher();
        await().until(() -> inbox.listeners() == 1);

        inbox.drop();
        await().until(() -> inbox.listeners() == 1);
        inbox.open(item("item-2"));

        await().untilAsserted(() -> assertThat(got).containsExactly("item-1", "item-2"));
        watcher.close();
    }

    private InboxWatcher watcher() {
        SessionService gone = (SessionService) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {SessionService.class}, (proxy, method, arguments) -> {
                    throw new PlatformException(SessionErrorCode.NOT_FOUND, "session not found");
                });
        InboxWatcher watcher = new InboxWatcher(hub, pools);
        watcher.bindSessions(gone);
        watcher.bindInbox(inbox);
        return watcher;
    }

    private static AttentionItem item(String id) {
        return FakeInbox.item(id, id, null, AttentionKind.GRANT);
    }

    /** Keeps nothing. */
    private static final class NoLog implements DeliveryRepository {
        @Override
        public void append(DeliveryRow row) {}

        @Override
        public List<DeliveryRow> list(long before, int limit) {
            return List.of();
        }
    }
}
