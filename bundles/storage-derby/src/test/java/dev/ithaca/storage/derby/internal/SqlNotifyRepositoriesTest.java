// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal;

import dev.ithaca.storage.api.DeliveryRepository;
import dev.ithaca.storage.api.DeliveryRepositoryContract;
import dev.ithaca.storage.api.PushSubscriptionRepository;
import dev.ithaca.storage.api.PushSubscriptionRepositoryContract;
import dev.ithaca.storage.derby.internal.sql.SqlDeliveryRepository;
import dev.ithaca.storage.derby.internal.sql.SqlPushSubscriptionRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The contracts on a real database, which is opened once and emptied before each test. */
class SqlNotifyRepositoriesTest {
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

    @Nested
    class PushSubscriptions extends PushSubscriptionRepositoryContract {
        @Override
        protected PushSubscriptionRepository repository(int rowsMax) {
            return new SqlPushSubscriptionRepository(storage.transactions(), rowsMax);
        }
    }

    @Nested
    class Deliveries extends DeliveryRepositoryContract {
        @Override
        protected DeliveryRepository repository(int rowsMax) {
            return new SqlDeliveryRepository(storage.transactions(), rowsMax);
        }
    }
}
