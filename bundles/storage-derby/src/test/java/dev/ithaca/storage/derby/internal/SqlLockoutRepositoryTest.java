// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal;

import dev.ithaca.storage.api.LockoutRepository;
import dev.ithaca.storage.api.LockoutRepositoryContract;
import dev.ithaca.storage.derby.internal.sql.SqlLockoutRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a real database, which is opened once and emptied before each test. */
class SqlLockoutRepositoryTest extends LockoutRepositoryContract {
    @TempDir
    private static Path home;

    private static OpenStorage storage;

    @BeforeAll
    static void open() {
        storage = OpenStorage.open(home);
    }

    @AfterAll
    static void close() {
        storage.close();
    }

    @BeforeEach
    void empty() {
        Tables.empty(storage.transactions());
    }

    @Override
    protected LockoutRepository repository() {
        return repository(LockoutRepository.CLIENTS_MAX);
    }

    @Override
    protected LockoutRepository repository(int clientsMax) {
        return new SqlLockoutRepository(storage.transactions(), clientsMax);
    }
}
