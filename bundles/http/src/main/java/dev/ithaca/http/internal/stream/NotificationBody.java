// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.stream;

import dev.ithaca.spi.SessionId;
import dev.ithaca.spi.notify.Notification;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A notification as the seed system's event has it, then what Ithaca adds; names become snake case. */
record NotificationBody(
        String kind,
        String title,
        String description,
        String body,
        @Nullable String navigationUrl,
        List<String> sessionIds,
        @Nullable String triggerRule,
        @Nullable String triggerDetail,
        @Nullable String node,
        long lastTotalBytes,
        String id,
        boolean enabledForChannels) {
    static NotificationBody of(Notification notification, boolean enabledForChannels) {
        return new NotificationBody(
                notification.kind(),
                notification.title(),
                notification.description(),
                notification.body(),
                notification.url(),
                notification.sessions().stream().map(SessionId::value).toList(),
                notification.attributes().get("trigger_rule"),
                notification.attributes().get("trigger_detail"),
                notification.attributes().get("node"),
                bytes(notification.attributes().get("last_total_bytes")),
                notification.id(),
                enabledForChannels);
    }

    private static long bytes(@Nullable String number) {
        return number != null && number.matches("[0-9]{1,18}") ? Long.parseLong(number) : 0;
    }
}
