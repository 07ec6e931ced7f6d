// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal;

import static dev.ithaca.storage.api.SessionRows.all;
import static dev.ithaca.storage.api.SessionRows.id;
import static dev.ithaca.storage.api.SessionRows.search;
import static dev.ithaca.storage.api.SessionRows.tags;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ithaca.spi.PlatformException;
import dev.ithaca.storage.api.SessionRepository;
import dev.ithaca.storage.api.SessionRow;
import dev.ithaca.storage.api.StorageErrorCode;
import dev.ithaca.storage.derby.internal.sql.SqlSessionRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes at one database: one at a time, and what one has stored is there for the next, however the first ends. */
class KilledProcessTest {
    private static final int ROUNDS = 3;

    @TempDir
    private Path home;

    @Test
    void keepsEveryAcknowledgedRowOfAProcessThatIsKilled() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<Integer, String> acknowledged = new TreeMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            try (StorageProcess process = StorageProcess.start(home, 1 + round * 100_000)) {
                int killAfter = 1 + random.nextInt(60);
                for (int i = 0; i < killAfter; i++) {
                    note(process.next(), acknowledged);
                }
                process.kill();
                for (Integer rest = process.next(); rest != null; rest = process.next()) {
                    note(rest, acknowledged);
                }
            }
        }

        OpenStorage storage = OpenStorage.open(home);
        try {
            check(new SqlSessionRepository(storage.transactions()), acknowledged, seed);
        } finally {
            storage.close();
        }
    }

    /** A row may be there, or further, without an acknowledgement: one that was on its way when a process was killed. */
    private static void check(SessionRepository sessions, Map<Integer, String> acknowledged, long seed) {
        acknowledged.forEach((number, status) -> {
            SessionRow row = sessions.find(id(number)).orElseThrow(() -> new AssertionError("lost " + number));
            assertThat(row.status()).as("seed %d, row %d", seed, number).isIn(status, "stopped");
            assertThat(sessions.list(tags("TAG" + number))).containsExactly(row);
        });
        assertThat(sessions.count(all())).isBetween((long) acknowledged.size(), (long) acknowledged.size() + ROUNDS);
        assertThat(sessions.count(search("title"))).isEqualTo(sessions.count(all()));
    }

    private static void note(int printed, Map<Integer, String> acknowledged) {
        acknowledged.put(Math.abs(printed), printed < 0 ? "stopped" : "running");
    }

    @Test
    void refusesADatabaseThatAnotherProcessHasOpen() throws IOException, InterruptedException {
        try (StorageProcess process = StorageProcess.start(home, 1)) {
            process.next();

            assertThatThrownBy(() -> OpenStorage.open(home))
                    .isInstanceOfSatisfying(
                            PlatformException.class, e -> assertThat(e.code()).isEqualTo(StorageErrorCode.LOCKED))
                    .hasMessageContaining(home.toString())
                    .hasMessageContaining("another process");

            process.kill();
            OpenStorage.open(home).close();
        }
    }
}
