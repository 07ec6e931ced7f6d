// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal.route;

import dev.ithaca.notify.api.DeliveryEntry.Outcome;
import dev.ithaca.notify.internal.policy.Decision;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.notify.Notification;
import dev.ithaca.storage.api.DeliveryRepository;
import dev.ithaca.storage.api.DeliveryRow;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what became of notifications, aside from those who deliver them: a slow database delays no channel. */
public final class DeliveryLog {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLog.class);
    private static final int SESSIONS_SHOWN = 32;
    private static final int DETAIL_MAX = 500;
    private static final int RULE_MAX = 64;

    private final DeliveryRepository repository;
    private final Executor serial;
    private final Clock clock;
    private final Outcomes outcomes;

    public DeliveryLog(DeliveryRepository repository, Executor serial, Clock clock, Outcomes outcomes) {
        this.repository = repository;
        this.outcomes = outcomes;
        this.serial = serial;
        this.clock = clock;
    }

    /** Entries that the executor or the database refuses are named in the daemon's log. */
    void write(Notification notification, String channel, Outcome outcome, int attempts, String detail) {
        DeliveryRow row = new DeliveryRow(
                0,
                notification.id(),
                notification.kind(),
                notification.title(),
                notification.sessions().stream()
                        .limit(SESSIONS_SHOWN)
                        .map(Object::toString)
                        .collect(Collectors.joining(",")),
                channel,
                cut(notification.attributes().getOrDefault(Decision.RULE, ""), RULE_MAX),
                outcome.name().toLowerCase(Locale.ROOT),
                attempts,
                cut(detail, DETAIL_MAX),
                notification.createdAt(),
                clock.instant());
        outcomes.written(row);
        try {
            serial.execute(() -> append(row));
        } catch (RejectedExecutionException e) {
            LOG.warn("{} on {}: {}; not written to the log of deliveries", row.notification(), channel, row.outcome());
        }
    }

    private static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }

    private void append(DeliveryRow row) {
        try {
            repository.append(row);
        } catch (PlatformException e) {
            LOG.warn(
                    "{} on {}: {}; not written to the log of deliveries: {}",
                    row.notification(),
                    row.channel(),
                    row.outcome(),
                    e.getMessage());
        }
    }
}
