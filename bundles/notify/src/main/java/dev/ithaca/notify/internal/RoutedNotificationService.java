// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal;

import dev.ithaca.notify.api.ChannelStatus;
import dev.ithaca.notify.api.DeliveryEntry;
import dev.ithaca.notify.api.NotificationService;
import dev.ithaca.notify.api.NotifyErrorCode;
import dev.ithaca.notify.api.SendRequest;
import dev.ithaca.notify.internal.news.Texts;
import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionService;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import dev.ithaca.spi.notify.Notification;
import dev.ithaca.spi.notify.Urgency;
import dev.ithaca.storage.api.DeliveryRepository;
import dev.ithaca.storage.api.DeliveryRow;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Sends what users and scripts ask for, and reads the log. */
@Component(service = NotificationService.class)
public final class RoutedNotificationService implements NotificationService {
    private static final int LOG_MAX = 500;
    private static final int URL_MAX = 2_000;

    private final NotificationHub hub;
    private final DeliveryRepository deliveries;
    private volatile @Nullable SessionService sessions;

    @Activate
    public RoutedNotificationService(@Reference NotificationHub hub, @Reference DeliveryRepository deliveries) {
        this.hub = hub;
        this.deliveries = deliveries;
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindSessions(SessionService service) {
        sessions = service;
    }

    void unbindSessions(SessionService service) {
        if (sessions == service) {
            sessions = null;
        }
    }

    @Override
    public String send(SendRequest request) {
        String title =
                Texts.line(bounded("title", request.title().strip(), Notification.TITLE_MAX), Notification.TITLE_MAX);
        if (title.isEmpty()) {
            throw invalid("notification title cannot be empty");
        }
        Notification notification = Notification.of(
                        request.kind() + "-" + UUID.randomUUID(), request.kind(), title, Instant.now())
                .withText(
                        Texts.line(
                                bounded("description", request.description(), Notification.DESCRIPTION_MAX),
                                Notification.DESCRIPTION_MAX),
                        Texts.text(bounded("body", request.body(), Notification.BODY_MAX), Notification.BODY_MAX))
                .withUrl(url(request.url()))
                .withUrgency(Urgency.HIGH);
        SessionId source = request.source();
        if (source == null) {
            hub.publish(notification, true);
        } else {
            SessionInfo session = running(source);
            hub.publish(about(session, notification), session.notificationsEnabled());
        }
        return notification.id();
    }

    private static Notification about(SessionInfo session, Notification notification) {
        Notification about = notification
                .withSessions(List.of(session.id()), session.tags())
                .withAttribute("last_total_bytes", Long.toString(session.totalBytes()));
        return about.url() != null ? about : about.withUrl("/session/" + session.id() + "?mode=attach");
    }

    private SessionInfo running(SessionId source) {
        SessionService service = sessions;
        if (service == null) {
            throw new PlatformException(NotifyErrorCode.UNAVAILABLE, "the sessions are not available at the moment");
        }
        try {
            SessionInfo session = service.get(source);
            if (session.status().isLive()) {
                return session;
            }
        } catch (PlatformException e) {
            if (e.code() != SessionErrorCode.NOT_FOUND) {
                throw e;
            }
        }
        throw new PlatformException(NotifyErrorCode.SOURCE, "Cannot use non-running session as source: " + source);
    }

    private static String bounded(String what, String text, int most) {
        if (text.length() > most) {
            throw invalid("notification " + what + " is longer than " + most + " characters");
        }
        return text;
    }

    /** Only what a browser may open: no {@code javascript:} and the like. */
    private static @Nullable String url(@Nullable String url) {
        if (url == null || url.isBlank()) {
            return null;
        }
        String plain = bounded("url", url.strip(), URL_MAX);
        boolean path = plain.startsWith("/") && !plain.startsWith("//");
        if (!path && !plain.toLowerCase(Locale.ROOT).matches("https?://[^\\s]+")) {
            throw invalid("notification url must be a path that begins with / or begin with http:// or https://");
        }
        return plain;
    }

    private static PlatformException invalid(String message) {
        return new PlatformException(NotifyErrorCode.INVALID, message);
    }

    @Override
    public List<DeliveryEntry> log(long before, int limit) {
        if (limit < 1 || limit > LOG_MAX) {
            throw invalid("limit must be 1 to " + LOG_MAX);
        }
        return deliveries.list(before, limit).stream()
                .map(RoutedNotificationService::entry)
                .toList();
    }

    private static DeliveryEntry entry(DeliveryRow row) {
        return new DeliveryEntry(
                row.sequence(),
                row.notification(),
                row.kind(),
                row.title(),
                row.sessions(),
                row.channel(),
                DeliveryEntry.Outcome.valueOf(row.outcome().toUpperCase(Locale.ROOT)),
                row.attempts(),
                row.detail(),
                row.createdAt(),
                row.finishedAt());
    }

    @Override
    public List<ChannelStatus> channels() {
        return hub.channels();
    }
}
