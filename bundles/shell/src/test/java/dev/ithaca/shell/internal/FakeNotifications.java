// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal;

import dev.ithaca.notify.api.ChannelStatus;
import dev.ithaca.notify.api.DeliveryEntry;
import dev.ithaca.notify.api.NotificationService;
import dev.ithaca.notify.api.RoutePlan;
import dev.ithaca.notify.api.RouteQuery;
import dev.ithaca.notify.api.SendReport;
import dev.ithaca.notify.api.SendRequest;
import dev.ithaca.spi.notify.Urgency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Notifications that go nowhere, and a log that tests fill. */
public final class FakeNotifications implements NotificationService {
    public final List<SendRequest> sent = new ArrayList<>();
    public final List<RouteQuery> queries = new ArrayList<>();
    public final List<DeliveryEntry> fates = new ArrayList<>();
    public final List<String> underWay = new ArrayList<>();
    public RoutePlan plan = new RoutePlan("", "", null, Urgency.NORMAL, List.of(), List.of(), List.of());
    public final List<DeliveryEntry> log = new ArrayList<>();
    public final List<ChannelStatus> channels = new ArrayList<>();

    @Override
    public String send(SendRequest request) {
        sent.add(request);
        return "manual-1";
    }

    @Override
    public CompletableFuture<SendReport> sendAndWatch(SendRequest request, Duration patience) {
        return CompletableFuture.completedFuture(new SendReport(send(request), fates, underWay));
    }

    @Override
    public RoutePlan plan(RouteQuery query) {
        queries.add(query);
        return plan;
    }

    @Override
    public List<DeliveryEntry> log(long before, int limit) {
        return log.stream()
                .filter(entry -> entry.sequence() < before)
                .limit(limit)
                .toList();
    }

    @Override
    public List<ChannelStatus> channels() {
        return channels;
    }
}
