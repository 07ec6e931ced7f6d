// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal;

import dev.ithaca.storage.api.LockoutRepository;
import dev.ithaca.storage.derby.internal.sql.SqlLockoutRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Failed attempts in the embedded database. */
@Component(service = LockoutRepository.class)
public final class DerbyLockoutRepository extends SqlLockoutRepository {
    /**
     * A repository that waits for the database if it is still being opened.
     *
     * @param storage the database
     */
    @Activate
    public DerbyLockoutRepository(@Reference DerbyStorage storage) {
        super(storage, CLIENTS_MAX);
    }
}
