// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import dev.ithaca.http.internal.rest.PushRoutes;
import dev.ithaca.notify.api.NotificationService;
import dev.ithaca.notify.api.PushSubscriptions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** What notifies, as far as it is installed: the site is served without it too. */
@Component(service = NotifyServices.class)
public final class NotifyServices implements PushRoutes.Notifying {
    private volatile @Nullable PushSubscriptions subscriptions;
    private volatile @Nullable NotificationService notifications;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindSubscriptions(PushSubscriptions service) {
        subscriptions = service;
    }

    void unbindSubscriptions(PushSubscriptions service) {
        if (subscriptions == service) {
            subscriptions = null;
        }
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindNotifications(NotificationService service) {
        notifications = service;
    }

    void unbindNotifications(NotificationService service) {
        if (notifications == service) {
            notifications = null;
        }
    }

    @Override
    public Optional<PushSubscriptions> subscriptions() {
        return Optional.ofNullable(subscriptions);
    }

    @Override
    public Optional<NotificationService> notifications() {
        return Optional.ofNullable(notifications);
    }
}
