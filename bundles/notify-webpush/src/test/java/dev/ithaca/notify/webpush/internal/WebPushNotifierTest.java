// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.webpush.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ithaca.notify.api.NotifyErrorCode;
import dev.ithaca.notify.api.PushSubscription;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import dev.ithaca.spi.notify.Delivery;
import dev.ithaca.spi.notify.Delivery.Outcome;
import dev.ithaca.spi.notify.Notification;
import dev.ithaca.spi.notify.Urgency;
import dev.ithaca.storage.api.PushSubscriptionRepository;
import dev.ithaca.storage.api.PushSubscriptionRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a push service that verifies and decrypts for itself. */
class WebPushNotifierTest {
    @TempDir
    private Path state;

    private final FakeSubscriptions repository = new FakeSubscriptions();
    private PushServer server;
    private WebPushNotifier notifier;

    @BeforeEach
    void start() throws Exception {
        server = new PushServer();
        notifier = notifier(true);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyBrowserDecryptsTheMessageAndKnowsWhoSent() throws Exception {
        notifier.add(server.subscribe("phone"));
        notifier.add(server.subscribe("desktop"));

        Delivery delivery = notifier.deliver(inputNeeded("a", "Größe → done?"));

        assertThat(server.failures).isEmpty();
        assertThat(delivery).isEqualTo(Delivery.delivered("2 browsers"));
        assertThat(server.received)
                .extracting(PushServer.Received::browser)
                .containsExactlyInAnyOrder("phone", "desktop");
        PushServer.Received one = server.received.get(0);
        assertThat(one.message().get("title").asText()).isEqualTo("Input required");
        assertThat(one.message().get("body").asText()).isEqualTo("Größe → done?");
        assertThat(one.message().get("navigation_url").asText()).isEqualTo("/session/abcdef0?mode=attach");
        assertThat(one.message().get("session_ids").get(0).asText()).isEqualTo("abcdef0");
        assertThat(one.message().get("node").isNull()).isTrue();
        assertThat(one.claims().get("aud").asText()).isEqualTo(server.origin());
        assertThat(one.claims().get("sub").asText()).isEqualTo("mailto:me@example.org");
        assertThat(one.claims().get("exp").asLong())
                .isBetween(
                        Instant.now().getEpochSecond(),
                        Instant.now().plus(Duration.ofHours(24)).getEpochSecond());
        assertThat(one.headers())
                .containsEntry("ttl", "86400")
                .containsEntry("urgency", "high")
                .containsEntry("content-encoding", "aes128gcm");
        assertThat(one.headers().get("topic")).matches("[A-Za-z0-9_-]{32}");
        assertThat(repository.list())
                .allSatisfy(row -> assertThat(row.deliveredAt()).isNotNull());
    }

    @Test
    void theLongestNotificationFits() throws Exception {
        notifier.add(server.subscribe("phone"));
        Notification huge = Notification.of("a", Notification.MANUAL, "€".repeat(256), Instant.now())
                .withText("€".repeat(1_000), "\"€\n".repeat(2_600));

        assertThat(notifier.deliver(huge).outcome()).isEqualTo(Outcome.DELIVERED);

        assertThat(server.failures).isEmpty();
        assertThat(server.received).singleElement().satisfies(one -> {
            assertThat(one.bytes()).isLessThanOrEqualTo(4096);
            assertThat(one.message().get("title").asText()).isEqualTo(huge.title());
        });
    }

    @Test
    void aSubscriptionThatIsGoneIsRemoved() throws Exception {
        notifier.add(server.subscribe("gone"));
        notifier.add(server.subscribe("unknown"));
        notifier.add(server.subscribe("phone"));
        server.answer("gone", 410, "");
        server.answer("unknown", 404, "");

        assertThat(notifier.deliver(inputNeeded("a", "")).outcome()).isEqualTo(Outcome.DELIVERED);

        assertThat(notifier.list()).extracting(PushSubscription::label).containsExactly("phone");
    }

    @Test
    void onlyWhoMissedItIsTriedAgain() throws Exception {
        notifier.add(server.subscribe("phone"));
        notifier.add(server.subscribe("desktop"));
        server.answer("desktop", 429, "7");

        Delivery first = notifier.deliver(inputNeeded("a", ""));
        server.answer("desktop", 201, "");
        Delivery second = notifier.deliver(inputNeeded("a", ""));

        assertThat(first.outcome()).isEqualTo(Outcome.RETRY);
        assertThat(first.retryAfter()).isEqualTo(Duration.ofSeconds(7));
        assertThat(first.detail()).isEqualTo("1 browser not reached (status 429)");
        assertThat(second).isEqualTo(Delivery.delivered("2 browsers"));
        assertThat(server.received).extracting(PushServer.Received::browser).containsExactly("phone", "desktop");
    }

    @Test
    void aServiceThatStaysDownDoesNotMakeAFailureOfWhatOthersGot() throws Exception {
        notifier.add(server.subscribe("phone"));
        notifier.add(server.subscribe("desktop"));
        server.answer("desktop", 503, "");

        Delivery last = Delivery.retry("", null);
        for (int i = 0; i < 4; i++) {
            last = notifier.deliver(inputNeeded("a", ""));
        }

        assertThat(last).isEqualTo(Delivery.delivered("1 browser, 1 not"));
    }

    @Test
    void nobodyGetsItTwiceBecauseItCouldNotBeNoted() throws Exception {
        notifier.add(server.subscribe("phone"));
        repository.broken = true;

        assertThatThrownBy(() -> notifier.deliver(inputNeeded("a", ""))).isInstanceOf(PlatformException.class);
        repository.broken = false;
        Delivery again = notifier.deliver(inputNeeded("a", ""));

        assertThat(again).isEqualTo(Delivery.delivered("1 browser"));
        assertThat(server.received).hasSize(1);
    }

    @Test
    void saysWhatThePushServiceRefuses() throws Exception {
        notifier.add(server.subscribe("phone"));
        server.answer("phone", 403, "");

        assertThat(notifier.deliver(inputNeeded("a", "")))
                .isEqualTo(Delivery.rejected("refused by the push service (status 403)"));
    }

    @Test
    void nobodyToTellIsNoFailure() throws Exception {
        assertThat(notifier.deliver(inputNeeded("a", ""))).isEqualTo(Delivery.ignored("no browser has subscribed"));
    }

    @Test
    void keepsItsKeysForItselfAndOverARestart() throws Exception {
        String key = notifier.publicKey();

        assertThat(P256.unbase64(key)).hasSize(65);
        assertThat(notifier(true).publicKey()).isEqualTo(key);
        Path file = state.resolve("notify/web-push-keys");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void neverReplacesKeysThatItCannotRead() throws Exception {
        Path file = state.resolve("notify/web-push-keys");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "broken\n");

        assertThatThrownBy(() -> notifier.publicKey())
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.code()).isEqualTo(NotifyErrorCode.UNAVAILABLE))
                .hasMessageContaining("web-push-keys");
        assertThat(Files.readString(file)).isEqualTo("broken\n");
    }

    @Test
    void refusesSubscriptionsThatAreMalformedOrPointInside() {
        PushSubscription good = server.subscribe("phone");
        String endpoint = "https://push.example.org/x";

        assertRefused(new PushSubscription(endpoint, "AAAA", good.auth(), ""));
        assertRefused(new PushSubscription(endpoint, good.p256dh(), "AAAA", ""));
        assertRefused(new PushSubscription(endpoint, good.p256dh(), "no base64!", ""));
        assertRefused(new PushSubscription("", good.p256dh(), good.auth(), ""));
        notifier = notifier(false);
        assertRefused(good);
        assertThat(repository.list()).isEmpty();
    }

    @Test
    void doesNotSendToAPrivateAddressThatWasStoredBefore() throws Exception {
        notifier.add(server.subscribe("phone"));

        assertThat(notifier(false).deliver(inputNeeded("a", "")).outcome()).isEqualTo(Outcome.REJECTED);

        assertThat(server.received).isEmpty();
    }

    @Test
    void showsNoKeysInTexts() {
        PushSubscription subscription = server.subscribe("phone");

        assertThat(subscription.toString()).doesNotContain(subscription.auth()).doesNotContain("http");
    }

    private void assertRefused(PushSubscription subscription) {
        assertThatThrownBy(() -> notifier.add(subscription))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.code()).isEqualTo(NotifyErrorCode.INVALID));
    }

    private static Notification inputNeeded(String id, String body) {
        return Notification.of(id, Notification.INPUT_NEEDED, "Input required", Instant.now())
                .withText("build waits for input", body)
                .withSessions(List.of(new SessionId("abcdef0")), List.of())
                .withUrl("/session/abcdef0?mode=attach")
                .withUrgency(Urgency.HIGH);
    }

    private WebPushNotifier notifier(boolean privateAddresses) {
        return new WebPushNotifier(repository, state, "mailto:me@example.org", privateAddresses);
    }

    /** Rows in memory. */
    private static final class FakeSubscriptions implements PushSubscriptionRepository {
        private final Map<String, PushSubscriptionRow> rows = new LinkedHashMap<>();
        private boolean broken;

        @Override
        public void put(PushSubscriptionRow row) {
            rows.put(row.endpoint(), row);
        }

        @Override
        public boolean delete(String endpoint) {
            return rows.remove(endpoint) != null;
        }

        @Override
        public List<PushSubscriptionRow> list() {
            return new ArrayList<>(rows.values());
        }

        @Override
        public void delivered(String endpoint, Instant at) {
            if (broken) {
                throw new PlatformException(NotifyErrorCode.UNAVAILABLE, "the database does not answer");
            }
            rows.computeIfPresent(
                    endpoint,
                    (key, row) -> new PushSubscriptionRow(
                            row.endpoint(), row.p256dh(), row.auth(), row.label(), row.createdAt(), at));
        }
    }
}
