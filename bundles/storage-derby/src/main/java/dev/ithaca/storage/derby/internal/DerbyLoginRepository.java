// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal;

import dev.ithaca.storage.api.LoginRepository;
import dev.ithaca.storage.derby.internal.sql.SqlLoginRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The password and the logins in the embedded database. */
@Component(service = LoginRepository.class)
public final class DerbyLoginRepository extends SqlLoginRepository {
    /**
     * A repository that waits for the database if it is still being opened.
     *
     * @param storage the database
     */
    @Activate
    public DerbyLoginRepository(@Reference DerbyStorage storage) {
        super(storage);
    }
}
