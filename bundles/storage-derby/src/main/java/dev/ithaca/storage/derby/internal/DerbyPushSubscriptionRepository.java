// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal;

import dev.ithaca.storage.api.PushSubscriptionRepository;
import dev.ithaca.storage.derby.internal.sql.SqlPushSubscriptionRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Web Push subscriptions in the embedded database. */
@Component(service = PushSubscriptionRepository.class)
public final class DerbyPushSubscriptionRepository extends SqlPushSubscriptionRepository {
    /**
     * A repository that waits for the database if it is still being opened.
     *
     * @param storage the database
     */
    @Activate
    public DerbyPushSubscriptionRepository(@Reference DerbyStorage storage) {
        super(storage, ROWS_MAX);
    }
}
