// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.webpush.internal;

import dev.ithaca.core.state.StateDirectory;
import dev.ithaca.notify.api.NotifyErrorCode;
import dev.ithaca.notify.api.PushSubscription;
import dev.ithaca.notify.api.PushSubscriptions;
import dev.ithaca.notify.webpush.internal.PushClient.Answer;
import dev.ithaca.notify.webpush.internal.PushClient.Fate;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.notify.Delivery;
import dev.ithaca.spi.notify.Notification;
import dev.ithaca.spi.notify.Notifier;
import dev.ithaca.storage.api.PushSubscriptionRepository;
import dev.ithaca.storage.api.PushSubscriptionRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notifies browsers, and keeps those that asked for it. */
@Component(
        service = {Notifier.class, PushSubscriptions.class},
        property = Notifier.ID + "=" + WebPushNotifier.CHANNEL,
        configurationPid = WebPushNotifier.PID)
@Designate(ocd = WebPushConfiguration.class)
public final class WebPushNotifier implements Notifier, PushSubscriptions {
    static final String PID = "dev.ithaca.notify.webpush";
    static final String CHANNEL = "web-push";

    private static final Logger LOG = LoggerFactory.getLogger(WebPushNotifier.class);
    private static final Duration ROUND = Duration.ofSeconds(DEADLINE_SECONDS - 1);
    private static final int ROUNDS_MAX = 4;
    private static final int AUTH_BYTES = 16;
    private static final int LABEL_MAX = 128;

    private final PushSubscriptionRepository repository;
    private final VapidKeys keys;
    private final EndpointPolicy policy;
    private final PushRound round;
    private final Progress progress = new Progress();

    @Activate
    public WebPushNotifier(
            @Reference PushSubscriptionRepository repository,
            @Reference StateDirectory state,
            WebPushConfiguration configuration) {
        this(repository, state.root(), configuration.subject(), configuration.allow_private_addresses());
    }

    WebPushNotifier(PushSubscriptionRepository repository, Path state, String subject, boolean privateAddresses) {
        if (!subject.matches("(mailto:|https://)[A-Za-z0-9@._~:/?=&%+-]{3,200}")) {
            throw new IllegalArgumentException(PID + ": subject must be mailto: and an address, or an https address");
        }
        this.repository = repository;
        this.keys = new VapidKeys(state);
        this.policy = new EndpointPolicy(privateAddresses);
        Clock clock = Clock.systemUTC();
        this.round = new PushRound(new PushClient(clock), new VapidTokens(keys, subject, clock), policy, ROUND);
    }

    @Override
    public String publicKey() {
        try {
            return keys.get().publicText();
        } catch (IOException e) {
            throw new PlatformException(NotifyErrorCode.UNAVAILABLE, e.getMessage(), e);
        }
    }

    @Override
    public void add(PushSubscription subscription) {
        String endpoint = subscription.endpoint().strip();
        try {
            policy.check(endpoint);
            P256.publicKey(P256.unbase64(subscription.p256dh()));
            if (P256.unbase64(subscription.auth()).length != AUTH_BYTES) {
                throw new IllegalArgumentException("the authentication secret has " + AUTH_BYTES + " bytes");
            }
        } catch (IllegalArgumentException e) {
            throw new PlatformException(NotifyErrorCode.INVALID, "push subscription: " + e.getMessage(), e);
        }
        String label = subscription.label().strip();
        repository.put(new PushSubscriptionRow(
                endpoint,
                subscription.p256dh().strip(),
                subscription.auth().strip(),
                label.length() > LABEL_MAX ? label.substring(0, LABEL_MAX) : label,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                null));
    }

    @Override
    public boolean remove(String endpoint) {
        return repository.delete(endpoint.strip());
    }

    @Override
    public List<PushSubscription> list() {
        return repository.list().stream()
                .map(row -> new PushSubscription(row.endpoint(), row.p256dh(), row.auth(), row.label()))
                .toList();
    }

    @Override
    public Delivery deliver(Notification notification) throws InterruptedException {
        List<PushSubscriptionRow> left = repository.list().stream()
                .filter(row -> !progress.has(notification.id(), row.endpoint()))
                .toList();
        if (left.isEmpty()) {
            int reached = progress.finish(notification.id());
            return reached > 0 ? Delivery.delivered(browsers(reached)) : Delivery.ignored("no browser has subscribed");
        }
        Map<PushSubscriptionRow, Answer> answers = round.send(left, notification);
        List<PushSubscriptionRow> taken = PushRound.of(answers, Fate.TAKEN);
        // First of all: whatever fails from here on, those browsers have it.
        int rounds = progress.add(
                notification.id(),
                taken.stream().map(PushSubscriptionRow::endpoint).toList());
        for (PushSubscriptionRow gone : PushRound.of(answers, Fate.GONE)) {
            LOG.info("A browser no longer takes notifications; its subscription is removed");
            repository.delete(gone.endpoint());
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        taken.forEach(row -> repository.delivered(row.endpoint(), now));
        return summary(notification, answers, rounds);
    }

    /**
     * As long as some may still be reached it is tried again, for them only; but what reached somebody is not called a failure
     * because of a browser whose push service is down for long.
     */
    private Delivery summary(Notification notification, Map<PushSubscriptionRow, Answer> answers, int rounds) {
        int later = PushRound.of(answers, Fate.LATER).size();
        if (later > 0 && !(rounds >= ROUNDS_MAX && progress.reached(notification.id()) > 0)) {
            return Delivery.retry(browsers(later) + " not reached" + statuses(answers.values()), retryAfter(answers));
        }
        int refused = PushRound.of(answers, Fate.REFUSED).size();
        int reached = progress.finish(notification.id());
        if (reached > 0) {
            return Delivery.delivered(
                    browsers(reached) + (refused + later == 0 ? "" : ", " + (refused + later) + " not"));
        }
        return refused > 0
                ? Delivery.rejected("refused by the push service" + statuses(answers.values()))
                : Delivery.ignored("no browser is subscribed any more");
    }

    private static Duration retryAfter(Map<PushSubscriptionRow, Answer> answers) {
        Optional<Duration> longest = answers.values().stream()
                .map(Answer::retryAfter)
                .filter(Objects::nonNull)
                .max(Duration::compareTo);
        return longest.orElse(Duration.ZERO);
    }

    private static String statuses(Collection<Answer> answers) {
        List<Integer> statuses = answers.stream()
                .map(Answer::status)
                .filter(status -> status >= 300)
                .distinct()
                .sorted()
                .toList();
        return statuses.isEmpty()
                ? ""
                : " (status "
                        + String.join(
                                ", ", statuses.stream().map(String::valueOf).toList()) + ")";
    }

    private static String browsers(int count) {
        return count == 1 ? "1 browser" : count + " browsers";
    }
}
