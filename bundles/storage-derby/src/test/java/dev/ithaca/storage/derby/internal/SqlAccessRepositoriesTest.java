// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal;

import dev.ithaca.storage.api.LockoutRepository;
import dev.ithaca.storage.api.LockoutRepositoryContract;
import dev.ithaca.storage.api.LoginRepository;
import dev.ithaca.storage.api.LoginRepositoryContract;
import dev.ithaca.storage.api.TokenRepository;
import dev.ithaca.storage.api.TokenRepositoryContract;
import dev.ithaca.storage.derby.internal.sql.SqlLockoutRepository;
import dev.ithaca.storage.derby.internal.sql.SqlLoginRepository;
import dev.ithaca.storage.derby.internal.sql.SqlTokenRepository;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The contracts on a real database, which is opened once and emptied before each test. */
class SqlAccessRepositoriesTest {
    private static final List<String> TABLES =
            List.of("access_password", "access_logins", "access_tokens", "access_lockouts");

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
        storage.transactions().run("empty", connection -> {
            try (Statement statement = connection.createStatement()) {
                for (String table : TABLES) {
                    statement.executeUpdate("DELETE FROM " + table);
                }
            }
            return true;
        });
    }

    @Nested
    class Logins extends LoginRepositoryContract {
        @Override
        protected LoginRepository repository() {
            return new SqlLoginRepository(storage.transactions());
        }
    }

    @Nested
    class Tokens extends TokenRepositoryContract {
        @Override
        protected TokenRepository repository() {
            return new SqlTokenRepository(storage.transactions());
        }
    }

    @Nested
    class Lockouts extends LockoutRepositoryContract {
        @Override
        protected LockoutRepository repository() {
            return repository(LockoutRepository.CLIENTS_MAX);
        }

        @Override
        protected LockoutRepository repository(int clientsMax) {
            return new SqlLockoutRepository(storage.transactions(), clientsMax);
        }
    }
}
