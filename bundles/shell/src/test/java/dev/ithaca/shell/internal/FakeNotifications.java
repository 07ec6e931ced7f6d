// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal;

import dev.ithaca.notify.api.ChannelStatus;
import dev.ithaca.notify.api.DeliveryEntry;
import dev.ithaca.notify.api.NotificationService;
import dev.ithaca.notify.api.SendRequest;
import java.util.ArrayList;
import java.util.List;

/** Notifications that go nowhere, and a log that tests fill. */
public final class FakeNotifications implements NotificationService {
    public final List<SendRequest> sent = new ArrayList<>();
    public final List<DeliveryEntry> log = new ArrayList<>();
    public final List<ChannelStatus> channels = new ArrayList<>();

    @Override
    public String send(SendRequest request) {
        sent.add(request);
        return "manual-1";
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
