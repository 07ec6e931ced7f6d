// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import dev.ithaca.access.api.Scope;
import dev.ithaca.http.internal.route.Exchange;
import dev.ithaca.http.internal.route.HttpErrorCode;
import dev.ithaca.http.internal.route.Problem;
import dev.ithaca.http.internal.route.Reply;
import dev.ithaca.http.internal.route.Route;
import dev.ithaca.notify.api.NotificationService;
import dev.ithaca.notify.api.PushSubscription;
import dev.ithaca.notify.api.PushSubscriptions;
import dev.ithaca.notify.api.SendRequest;
import dev.ithaca.spi.notify.Notification;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Browsers that want to be notified. The parts that notify may be absent: then the seed's key is null and all else 503. */
public final class PushRoutes {
    private static final String SUBSCRIPTIONS = "/push/subscriptions";
    private static final int SMALL_BODY = 16 * 1024;

    private final Notifying notifying;

    /** What notifies, as far as it is there at the moment. */
    public interface Notifying {
        Optional<PushSubscriptions> subscriptions();

        Optional<NotificationService> notifications();
    }

    public PushRoutes(Notifying notifying) {
        this.notifying = notifying;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/push/key", "The key to subscribe with", exchange -> key())
                        .needs(Scope.OBSERVE)
                        .answers(200, Bodies.PushKey.class, "the key, in base64url"),
                Route.post("/api/v1" + SUBSCRIPTIONS, "Subscribe a browser", this::add)
                        .bodyLimit(SMALL_BODY)
                        .needs(Scope.CONTROL)
                        .takes(Bodies.PushBody.class)
                        .answers(204, null, "it is subscribed"),
                Route.of("DELETE", "/api/v1" + SUBSCRIPTIONS, "Unsubscribe a browser", this::remove)
                        .body(Route.Body.JSON)
                        .bodyLimit(SMALL_BODY)
                        .needs(Scope.CONTROL)
                        .takes(Bodies.PushEndpoint.class)
                        .answers(204, null, "it is not subscribed any more"),
                Route.of("POST", "/api/v1/push/test", "Try whether notifications arrive", exchange -> test())
                        .needs(Scope.CONTROL)
                        .answers(202, Bodies.NotificationSent.class, "one is on its way"),
                Route.get("/api/push/public-key", "The key to subscribe with", exchange -> seedKey())
                        .needs(Scope.OBSERVE)
                        .answers(200, SeedBodies.PushKey.class, "the key, null if Web Push is off"),
                Route.post("/api" + SUBSCRIPTIONS, "Subscribe a browser", this::seedAdd)
                        .bodyLimit(SMALL_BODY)
                        .needs(Scope.CONTROL)
                        .takes(Bodies.PushBody.class)
                        .answers(200, SeedBodies.Ok.class, "it is subscribed"),
                Route.of("DELETE", "/api" + SUBSCRIPTIONS, "Unsubscribe a browser", this::seedRemove)
                        .body(Route.Body.JSON)
                        .bodyLimit(SMALL_BODY)
                        .needs(Scope.CONTROL)
                        .takes(Bodies.PushEndpoint.class)
                        .answers(200, SeedBodies.PushDeleted.class, "whether it was there"));
    }

    private Reply key() {
        return Reply.json(new Bodies.PushKey(subscriptions().publicKey()));
    }

    private Reply add(Exchange exchange) {
        subscribe(exchange);
        return Reply.empty(204);
    }

    private Reply remove(Exchange exchange) {
        if (!subscriptions().remove(endpoint(exchange))) {
            throw Problem.notFound("push subscription");
        }
        return Reply.empty(204);
    }

    private Reply test() {
        NotificationService service = notifying.notifications().orElseThrow(PushRoutes::absent);
        String id = service.send(new SendRequest(
                Notification.TEST, "Ithaca", "Notifications arrive.", "This is what they look like.", "/", null));
        return Reply.json(202, new Bodies.NotificationSent(id));
    }

    private Reply seedKey() {
        return Reply.json(new SeedBodies.PushKey(
                notifying.subscriptions().map(PushSubscriptions::publicKey).orElse(null)));
    }

    private Reply seedAdd(Exchange exchange) {
        subscribe(exchange);
        return Reply.json(new SeedBodies.Ok(true));
    }

    private Reply seedRemove(Exchange exchange) {
        return Reply.json(new SeedBodies.PushDeleted(true, subscriptions().remove(endpoint(exchange))));
    }

    private void subscribe(Exchange exchange) {
        Bodies.PushBody body = exchange.json(Bodies.PushBody.class);
        Bodies.PushKeys keys = body.keys();
        String label = exchange.header("User-Agent").orElse("");
        subscriptions()
                .add(new PushSubscription(
                        needed("endpoint", body.endpoint()),
                        needed("keys.p256dh", keys == null ? null : keys.p256dh()),
                        needed("keys.auth", keys == null ? null : keys.auth()),
                        label.replaceAll("\\p{Cntrl}", "")));
    }

    private static String endpoint(Exchange exchange) {
        return needed("endpoint", exchange.json(Bodies.PushEndpoint.class).endpoint());
    }

    private static String needed(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw Problem.badRequest(name + " is needed");
        }
        return value.strip();
    }

    private PushSubscriptions subscriptions() {
        return notifying.subscriptions().orElseThrow(PushRoutes::absent);
    }

    private static Problem absent() {
        return new Problem(HttpErrorCode.UNAVAILABLE, "notifications are not available at the moment");
    }
}
