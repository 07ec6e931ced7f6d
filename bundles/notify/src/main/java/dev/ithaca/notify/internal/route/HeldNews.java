// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal.route;

import dev.ithaca.notify.api.DeliveryEntry;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.notify.Notification;
import dev.ithaca.storage.api.DeliveryRepository;
import dev.ithaca.storage.api.DeliveryRow;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was not told in the quiet hours, to be told together when they end. It is in the log of deliveries as well, where a
 * daemon that was restarted in between finds it again. The newest {@value #KEPT} are kept, and all are counted. Used on one
 * serial executor.
 */
final class HeldNews {
    /** The kind of the notification that tells of them. */
    static final String SUMMARY = "summary";

    private static final Logger LOG = LoggerFactory.getLogger(HeldNews.class);
    private static final String HELD = DeliveryEntry.Outcome.HELD.name().toLowerCase(Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final int KEPT = 1_000;
    private static final int SHOWN = 20;
    private static final int LINE_MAX = 200;

    private final Deque<Line> lines = new ArrayDeque<>();
    private int count;
    private boolean restored;

    /** One of them. */
    private record Line(Instant at, String text) {}

    boolean isEmpty() {
        return count == 0;
    }

    void add(Notification notification) {
        String more = notification.description().isEmpty() ? "" : ": " + notification.description();
        add(notification.createdAt(), notification.title() + more);
    }

    private void add(Instant at, String text) {
        count++;
        lines.add(new Line(at, text.length() > LINE_MAX ? text.substring(0, LINE_MAX - 1) + "…" : text));
        if (lines.size() > KEPT) {
            lines.remove();
        }
    }

    /** Finds what was held before the start and not told since, the first time that it is called. */
    void restore(DeliveryRepository repository) {
        if (restored) {
            return;
        }
        restored = true;
        List<DeliveryRow> found = new ArrayList<>();
        try {
            for (DeliveryRow row : repository.list(Long.MAX_VALUE, DeliveryRepository.ROWS_MAX)) {
                if (row.kind().equals(SUMMARY)) {
                    break;
                }
                if (row.outcome().equals(HELD)) {
                    found.add(0, row);
                }
            }
        } catch (PlatformException e) {
            LOG.warn("What was held before the start is not known: {}", e.getMessage());
        }
        found.forEach(row -> add(
                row.createdAt(), row.sessions().isEmpty() ? row.title() : row.title() + " (" + row.sessions() + ")"));
    }

    /** All of it in one notification; nothing is held from then on. */
    Optional<Notification> summary(ZoneId zone, Instant now) {
        if (isEmpty()) {
            return Optional.empty();
        }
        String what = count == 1 ? "1 notification" : count + " notifications";
        String more = count > SHOWN ? "(+" + (count - SHOWN) + " before)\n" : "";
        String body = lines.stream()
                .skip(Math.max(0, lines.size() - SHOWN))
                .map(line -> CLOCK.format(line.at().atZone(zone)) + " " + line.text())
                .collect(Collectors.joining("\n"));
        lines.clear();
        count = 0;
        return Optional.of(
                Notification.of(SUMMARY + "-" + now.toEpochMilli(), SUMMARY, what + " in the quiet hours", now)
                        .withText("", more + body)
                        .withUrl("/"));
    }
}
