// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.webpush.internal;

import dev.ithaca.notify.webpush.internal.PushClient.Answer;
import dev.ithaca.notify.webpush.internal.PushClient.Fate;
import dev.ithaca.spi.notify.Notification;
import dev.ithaca.storage.api.PushSubscriptionRow;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one message to many browsers, {@value #PARALLEL} at a time, and gives up what does not answer in time. */
final class PushRound {
    private static final Logger LOG = LoggerFactory.getLogger(PushRound.class);
    private static final int PARALLEL = 32;

    private final PushClient client;
    private final VapidTokens tokens;
    private final EndpointPolicy policy;
    private final Duration limit;

    PushRound(PushClient client, VapidTokens tokens, EndpointPolicy policy, Duration limit) {
        this.client = client;
        this.tokens = tokens;
        this.policy = policy;
        this.limit = limit;
    }

    /** What became of the message, by subscription. */
    Map<PushSubscriptionRow, Answer> send(List<PushSubscriptionRow> subscriptions, Notification notification)
            throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        byte[] plain = PushPayload.of(notification, MessageEncryption.PLAIN_MAX);
        Semaphore places = new Semaphore(PARALLEL);
        Map<PushSubscriptionRow, CompletableFuture<Answer>> sent = new HashMap<>();
        for (PushSubscriptionRow subscription : subscriptions) {
            if (!places.tryAcquire(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                break;
            }
            CompletableFuture<Answer> answer = send(subscription, plain, notification);
            sent.put(subscription, answer);
            CompletableFuture<?> unused = answer.whenComplete((done, failure) -> places.release());
        }
        Map<PushSubscriptionRow, Answer> answers = new HashMap<>();
        for (PushSubscriptionRow subscription : subscriptions) {
            CompletableFuture<Answer> answer = sent.get(subscription);
            answers.put(subscription, answer == null ? later() : await(answer, end));
        }
        return answers;
    }

    private CompletableFuture<Answer> send(PushSubscriptionRow to, byte[] plain, Notification notification) {
        try {
            URI endpoint = policy.check(to.endpoint());
            policy.checkResolved(endpoint);
            byte[] message = MessageEncryption.encrypt(
                    plain, P256.publicKey(P256.unbase64(to.p256dh())), P256.unbase64(to.auth()));
            return client.send(endpoint, tokens.authorization(endpoint), message, notification);
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            LOG.warn("A push subscription cannot be used: {}", e.getMessage());
            return CompletableFuture.completedFuture(new Answer(Fate.REFUSED, 0, null));
        }
    }

    private static Answer await(CompletableFuture<Answer> answer, long end) throws InterruptedException {
        try {
            return answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            LOG.debug("A push service was not reached", e);
            return later();
        } catch (TimeoutException e) {
            answer.cancel(true);
            return later();
        }
    }

    private static Answer later() {
        return new Answer(Fate.LATER, 0, null);
    }

    /** Those among many that fared so. */
    static List<PushSubscriptionRow> of(Map<PushSubscriptionRow, Answer> answers, Fate fate) {
        List<PushSubscriptionRow> found = new ArrayList<>();
        answers.forEach((subscription, answer) -> {
            if (answer.fate() == fate) {
                found.add(subscription);
            }
        });
        return found;
    }
}
