// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal;

import dev.ithaca.storage.api.TokenRepository;
import dev.ithaca.storage.derby.internal.sql.SqlTokenRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tokens in the embedded database. */
@Component(service = TokenRepository.class)
public final class DerbyTokenRepository extends SqlTokenRepository {
    /**
     * A repository that waits for the database if it is still being opened.
     *
     * @param storage the database
     */
    @Activate
    public DerbyTokenRepository(@Reference DerbyStorage storage) {
        super(storage);
    }
}
