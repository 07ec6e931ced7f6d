// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal;

import dev.ithaca.storage.api.DeliveryRepository;
import dev.ithaca.storage.derby.internal.sql.SqlDeliveryRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The log of deliveries in the embedded database. */
@Component(service = DeliveryRepository.class)
public final class DerbyDeliveryRepository extends SqlDeliveryRepository {
    /**
     * A repository that waits for the database if it is still being opened.
     *
     * @param storage the database
     */
    @Activate
    public DerbyDeliveryRepository(@Reference DerbyStorage storage) {
        super(storage, ROWS_MAX);
    }
}
