// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal;

import dev.ithaca.notify.api.ChannelStatus;
import dev.ithaca.notify.api.DeliveryEntry;
import dev.ithaca.notify.api.NotificationService;
import dev.ithaca.notify.api.NotifyErrorCode;
import dev.ithaca.notify.api.RoutePlan;
import dev.ithaca.notify.api.RouteQuery;
import dev.ithaca.notify.api.SendReport;
import dev.ithaca.notify.api.SendRequest;
import dev.ithaca.notify.internal.news.ManualNews;
import dev.ithaca.notify.internal.route.Outcomes;
import dev.ithaca.notify.internal.route.Plan;
import dev.ithaca.session.api.SessionAttention;
import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionService;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import dev.ithaca.spi.notify.Notification;
import dev.ithaca.spi.notify.Urgency;
import dev.ithaca.storage.api.DeliveryRepository;
import dev.ithaca.storage.api.DeliveryRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
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
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9_]{0,31}");

    /** What waits for a human, or was sent by one. */
    private static final Set<String> URGENT =
            Set.of(Notification.INPUT_NEEDED, Notification.STARTUP_RECOVERY, Notification.MANUAL, Notification.TEST);

    private final NotificationHub hub;
    private final DeliveryRepository deliveries;
    private volatile @Nullable SessionService sessions;
    private volatile @Nullable SessionAttention attention;

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

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindAttention(SessionAttention service) {
        attention = service;
    }

    void unbindAttention(SessionAttention service) {
        if (attention == service) {
            attention = null;
        }
    }

    /** What a session's programs have their user told is a sign that they wait, as if they had said it to the terminal. */
    private void tellDetector(SendRequest request) {
        SessionAttention detector = attention;
        if (detector != null && request.source() != null && request.kind().equals(Notification.MANUAL)) {
            detector.notified(request.source(), request.title());
        }
    }

    @Override
    public String send(SendRequest request) {
        Outgoing outgoing = outgoing(request);
        tellDetector(request);
        hub.publish(outgoing.notification(), outgoing.enabled());
        return outgoing.notification().id();
    }

    @Override
    public CompletableFuture<SendReport> sendAndWatch(SendRequest request, Duration patience) {
        Outgoing outgoing = outgoing(request);
        tellDetector(request);
        String id = outgoing.notification().id();
        CompletableFuture<Void> known = hub.outcomes().watch(id);
        try {
            hub.publish(outgoing.notification(), outgoing.enabled());
        } catch (PlatformException e) {
            hub.outcomes().end(id);
            throw e;
        }
        return known.completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(done -> report(id, hub.outcomes().end(id)));
    }

    private static SendReport report(String id, Outcomes.Known known) {
        return new SendReport(
                id, known.rows().stream().map(RoutedNotificationService::entry).toList(), known.underWay());
    }

    /** A notification that is ready to go, and whether channels get it. */
    private record Outgoing(Notification notification, boolean enabled) {}

    private Outgoing outgoing(SendRequest request) {
        Notification notification = ManualNews.of(request, Instant.now());
        SessionId source = request.source();
        if (source == null) {
            return new Outgoing(notification, true);
        }
        SessionInfo session = running(source);
        return new Outgoing(ManualNews.about(session, notification), session.notificationsEnabled());
    }

    @Override
    public RoutePlan plan(RouteQuery query) {
        if (!KIND.matcher(query.kind()).matches()) {
            throw ManualNews.invalid("a kind is a lower-case word such as input_needed, not " + query.kind());
        }
        SessionId about = query.session();
        SessionInfo session = about == null ? null : running(about);
        List<String> tags = new ArrayList<>(session == null ? List.of() : session.tags());
        tags.addAll(query.tags());
        boolean urgent = URGENT.contains(query.kind());
        Notification notification = Notification.of("plan", query.kind(), "plan", query.at())
                .withSessions(session == null ? List.of() : List.of(session.id()), tags)
                .withUrgency(Objects.requireNonNullElse(query.urgency(), urgent ? Urgency.HIGH : Urgency.NORMAL));
        Plan plan = hub.plan(notification, session == null || session.notificationsEnabled(), query.at());
        List<RoutePlan.Step> steps =
                query.kind().equals(Notification.INPUT_NEEDED) && plan.unsent().isEmpty() && plan.heldUntil() == null
                        ? hub.escalations().stream()
                                .map(step -> new RoutePlan.Step(step.after(), step.channels()))
                                .toList()
                        : List.of();
        return new RoutePlan(
                plan.decision().rule(),
                plan.unsent(),
                plan.heldUntil(),
                plan.decision().notification().urgency(),
                plan.channels(),
                plan.missing(),
                steps);
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

    @Override
    public List<DeliveryEntry> log(long before, int limit) {
        if (limit < 1 || limit > LOG_MAX) {
            throw ManualNews.invalid("limit must be 1 to " + LOG_MAX);
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
                row.rule(),
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
