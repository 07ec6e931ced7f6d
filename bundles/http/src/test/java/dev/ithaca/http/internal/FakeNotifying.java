// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import dev.ithaca.http.internal.rest.PushRoutes;
import dev.ithaca.notify.api.ChannelStatus;
import dev.ithaca.notify.api.DeliveryEntry;
import dev.ithaca.notify.api.NotificationService;
import dev.ithaca.notify.api.NotifyErrorCode;
import dev.ithaca.notify.api.PushSubscription;
import dev.ithaca.notify.api.PushSubscriptions;
import dev.ithaca.notify.api.RoutePlan;
import dev.ithaca.notify.api.RouteQuery;
import dev.ithaca.notify.api.SendReport;
import dev.ithaca.notify.api.SendRequest;
import dev.ithaca.spi.PlatformException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Subscriptions and notifications in memory, which can be absent. */
final class FakeNotifying implements PushRoutes.Notifying, PushSubscriptions, NotificationService {
    final List<PushSubscription> subscribed = new CopyOnWriteArrayList<>();
    final List<SendRequest> sent = new CopyOnWriteArrayList<>();
    volatile boolean absent;

    @Override
    public Optional<PushSubscriptions> subscriptions() {
        return absent ? Optional.empty() : Optional.of(this);
    }

    @Override
    public Optional<NotificationService> notifications() {
        return absent ? Optional.empty() : Optional.of(this);
    }

    @Override
    public String publicKey() {
        return "BKey";
    }

    @Override
    public void add(PushSubscription subscription) {
        if (!subscription.endpoint().startsWith("https://")) {
            throw new PlatformException(NotifyErrorCode.INVALID, "the endpoint must be an https address");
        }
        subscribed.add(subscription);
    }

    @Override
    public boolean remove(String endpoint) {
        return subscribed.removeIf(one -> one.endpoint().equals(endpoint));
    }

    @Override
    public List<PushSubscription> list() {
        return subscribed;
    }

    @Override
    public String send(SendRequest request) {
        sent.add(request);
        return "test-1";
    }

    @Override
    public CompletableFuture<SendReport> sendAndWatch(SendRequest request, Duration patience) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RoutePlan plan(RouteQuery query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<DeliveryEntry> log(long before, int limit) {
        return List.of();
    }

    @Override
    public List<ChannelStatus> channels() {
        return List.of();
    }
}
