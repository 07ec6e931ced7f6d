// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.ithaca.core.internal.exec.SharedWorkerPools;
import dev.ithaca.notify.api.DeliveryEntry;
import dev.ithaca.notify.api.NotifyErrorCode;
import dev.ithaca.notify.api.RoutePlan;
import dev.ithaca.notify.api.RouteQuery;
import dev.ithaca.notify.api.SendRequest;
import dev.ithaca.notify.internal.policy.Policy;
import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionService;
import dev.ithaca.session.api.SessionStatus;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import dev.ithaca.spi.notify.Delivery;
import dev.ithaca.spi.notify.Notification;
import dev.ithaca.spi.notify.Notifier;
import dev.ithaca.storage.api.DeliveryRepository;
import dev.ithaca.storage.api.DeliveryRow;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutedNotificationServiceTest {
    private static final SessionId RUNNING = new SessionId("0000001");
    private static final SessionId ENDED = new SessionId("0000002");
    private static final SessionId QUIET = new SessionId("0000003");
    private static final Duration PATIENT = Duration.ofSeconds(5);

    private final SharedWorkerPools pools = new SharedWorkerPools();
    private final FakeLog deliveries = new FakeLog();
    private final NotificationHub hub = new NotificationHub(deliveries, pools, Policy.open());
    private final RoutedNotificationService service = new RoutedNotificationService(hub, deliveries);
    private final List<Notification> got = new CopyOnWriteArrayList<>();

    @BeforeEach
    void install() {
        hub.bindNotifier(
                notification -> {
                    got.add(notification);
                    return Delivery.delivered("");
                },
                Map.of(Notifier.ID, "test"));
        service.bindSessions((SessionService) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {SessionService.class},
                (proxy, method, arguments) -> session((SessionId) arguments[0])));
    }

    @AfterEach
    void close() {
        hub.close();
        pools.close();
    }

    @Test
    void sendsAndLogs() {
        String id = service.send(request(" Look\u0007 ", "https://example.org/x", null));

        await().untilAsserted(() -> assertThat(service.log(Long.MAX_VALUE, 10))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.notification()).isEqualTo(id);
                    assertThat(entry.outcome()).isEqualTo(DeliveryEntry.Outcome.DELIVERED);
                    assertThat(entry.channel()).isEqualTo("test");
                }));
        assertThat(got.get(0).title()).isEqualTo("Look");
        assertThat(got.get(0).url()).isEqualTo("https://example.org/x");
        assertThat(service.channels())
                .singleElement()
                .satisfies(channel -> assertThat(channel.delivered()).isEqualTo(1));
    }

    @Test
    void leadsToTheSessionThatItIsAbout() {
        service.send(request("Look", null, RUNNING));

        await().until(() -> !got.isEmpty());
        assertThat(got.get(0).sessions()).containsExactly(RUNNING);
        assertThat(got.get(0).url()).isEqualTo("/session/0000001?mode=attach");
    }

    @Test
    void keepsQuietAboutASessionWhoseNotificationsAreOff() {
        service.send(request("Look", null, QUIET));

        await().untilAsserted(() -> assertThat(service.log(Long.MAX_VALUE, 10))
                .extracting(DeliveryEntry::outcome)
                .containsExactly(DeliveryEntry.Outcome.UNSENT));
        assertThat(got).isEmpty();
    }

    @Test
    void refusesASourceThatDoesNotRun() {
        assertRefused(
                request("Look", null, ENDED),
                NotifyErrorCode.SOURCE,
                "Cannot use non-running session as source: 0000002");
        assertRefused(request("Look", null, new SessionId("fffffff")), NotifyErrorCode.SOURCE, "fffffff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "//evil.example", "data:text/html,x", "https://a b", "x"})
    void refusesAnAddressThatAPageMustNotOpen(String url) {
        assertRefused(request("Look", url, null), NotifyErrorCode.INVALID, "url");
    }

    @Test
    void refusesTextsThatAreMissingOrTooLong() {
        assertRefused(request("  ", null, null), NotifyErrorCode.INVALID, "notification title cannot be empty");
        assertRefused(request("\u0007", null, null), NotifyErrorCode.INVALID, "notification title cannot be empty");
        assertRefused(request("x".repeat(257), null, null), NotifyErrorCode.INVALID, "title");
        assertThatThrownBy(() -> service.log(Long.MAX_VALUE, 501)).isInstanceOf(PlatformException.class);
    }

    @Test
    void tellsWhoeverWaitsWhatBecameOfIt() {
        hub.bindNotifier(notification -> Delivery.ignored("nobody is there"), Map.of(Notifier.ID, "empty"));

        assertThat(service.sendAndWatch(request("Look", null, null), PATIENT))
                .succeedsWithin(PATIENT)
                .satisfies(report -> {
                    assertThat(report.isDelivered()).isTrue();
                    assertThat(report.underWay()).isEmpty();
                    assertThat(report.fates())
                            .extracting(DeliveryEntry::channel, DeliveryEntry::outcome)
                            .containsExactlyInAnyOrder(
                                    tuple("test", DeliveryEntry.Outcome.DELIVERED),
                                    tuple("empty", DeliveryEntry.Outcome.IGNORED));
                });
        assertThat(service.sendAndWatch(request("Look", null, QUIET), PATIENT))
                .succeedsWithin(PATIENT)
                .satisfies(report -> assertThat(report.fates())
                        .singleElement()
                        .satisfies(
                                fate -> assertThat(fate.detail()).isEqualTo("notifications of the session are off")));
    }

    @Test
    void doesNotWaitForAChannelForLongerThanItIsTold() {
        CountDownLatch end = new CountDownLatch(1);
        hub.bindNotifier(
                notification -> {
                    end.await();
                    return Delivery.delivered("");
                },
                Map.of(Notifier.ID, "slow"));

        assertThat(service.sendAndWatch(request("Look", null, null), Duration.ofMillis(50)))
                .succeedsWithin(PATIENT)
                .satisfies(report -> assertThat(report.underWay()).contains("slow"));
        end.countDown();
    }

    @Test
    void saysWhatWouldBecomeOfANotificationWithoutSendingIt() {
        Policy policy = Policy.of(new Policy.Texts(
                List.of("name=mine&tag=ci&channel=test&channel=gone"),
                List.of(),
                List.of("00:00-24:00"),
                "UTC",
                0,
                List.of("after_minutes=5&channel=phone")));
        NotificationHub ruled = new NotificationHub(deliveries, pools, policy);
        ruled.bindNotifier(notification -> Delivery.delivered(""), Map.of(Notifier.ID, "test"));
        RoutedNotificationService asked = new RoutedNotificationService(ruled, deliveries);

        RoutePlan urgent = asked.plan(new RouteQuery("input_needed", null, List.of("ci"), null, Instant.EPOCH));
        RoutePlan calm = asked.plan(new RouteQuery("session_ended", null, List.of(), null, Instant.EPOCH));

        assertThat(urgent.rule()).isEqualTo("mine");
        assertThat(urgent.channels()).containsExactly("test");
        assertThat(urgent.missing()).containsExactly("gone");
        assertThat(urgent.heldUntil()).isNull();
        assertThat(urgent.escalations()).containsExactly(new RoutePlan.Step(Duration.ofMinutes(5), List.of("phone")));
        assertThat(calm.heldUntil()).isAfter(Instant.EPOCH);
        assertThat(calm.escalations()).isEmpty();
        assertThatThrownBy(() -> asked.plan(new RouteQuery("No Kind", null, List.of(), null, Instant.EPOCH)))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("input_needed");
        assertThat(got).isEmpty();
        ruled.close();
    }

    private void assertRefused(SendRequest request, NotifyErrorCode code, String message) {
        assertThatThrownBy(() -> service.send(request))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(message);
    }

    private static SendRequest request(String title, @Nullable String url, @Nullable SessionId source) {
        return new SendRequest(Notification.MANUAL, title, "", "", url, source);
    }

    private static SessionInfo session(SessionId id) {
        if (!List.of(RUNNING, ENDED, QUIET).contains(id)) {
            throw new PlatformException(SessionErrorCode.NOT_FOUND, "session not found: " + id);
        }
        SessionStatus status = id.equals(ENDED) ? SessionStatus.STOPPED : SessionStatus.RUNNING;
        return new SessionInfo(
                id,
                null,
                List.of(),
                "sh",
                List.of(),
                "/",
                status,
                1L,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                null,
                null,
                24,
                80,
                0,
                null,
                false,
                !id.equals(QUIET),
                null);
    }

    /** A log in memory. */
    private static final class FakeLog implements DeliveryRepository {
        private final List<DeliveryRow> rows = new CopyOnWriteArrayList<>();

        @Override
        public void append(DeliveryRow row) {
            rows.add(row);
        }

        @Override
        public List<DeliveryRow> list(long before, int limit) {
            return List.copyOf(rows);
        }
    }
}
