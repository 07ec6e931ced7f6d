// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal;

import dev.ithaca.storage.api.SessionRepository;
import dev.ithaca.storage.derby.internal.sql.SqlSessionRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sessions in the embedded database. */
@Component(service = SessionRepository.class)
public final class DerbySessionRepository extends SqlSessionRepository {
    /**
     * A repository that waits for the database if it is still being opened.
     *
     * @param storage the database
     */
    @Activate
    public DerbySessionRepository(@Reference DerbyStorage storage) {
        super(storage);
    }
}
