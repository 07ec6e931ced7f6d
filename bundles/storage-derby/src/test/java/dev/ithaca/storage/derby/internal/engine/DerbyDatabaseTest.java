// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ithaca.spi.PlatformException;
import dev.ithaca.storage.api.StorageErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DerbyDatabaseTest {
    private static final Predicate<Driver> DERBY =
            driver -> driver.getClass().getName().contains("derby");

    @TempDir
    private Path home;

    @Test
    void leavesNothingBehindWhenItIsClosedAndOpenedAgain() throws SQLException {
        Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
        for (int i = 0; i < 3; i++) {
            try (DerbyDatabase database = DerbyDatabase.open(home);
                    Connection connection = database.dataSource().getConnection()) {
                assertThat(connection.isValid(1)).isTrue();
                assertThat(System.getProperty("derby.system.home")).isEqualTo(home.toString());
            }
            assertThat(DriverManager.drivers()).noneMatch(DERBY);
            assertThat(derbyProperties()).isEmpty();
        }
        await().pollInSameThread()
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .filteredOn(t -> !before.contains(t))
                        .isEmpty());
    }

    @Test
    void keepsAllItsFilesInItsHome() throws IOException {
        DerbyDatabase.open(home).close();

        assertThat(home.resolve("ithaca/service.properties")).exists();
        assertThat(home.resolve("derby.log")).exists();
        assertThat(Path.of("derby.log")).doesNotExist();
    }

    @Test
    void beginsAgainAfterTheFirstStartWasKilledInTheMiddle() throws IOException {
        Files.createDirectories(home.resolve("ithaca.new/seg0"));
        Files.writeString(home.resolve("ithaca.new/seg0/c10.dat"), "half");

        DerbyDatabase.open(home).close();

        assertThat(home.resolve("ithaca.new")).doesNotExist();
        assertThat(home.resolve("ithaca")).isDirectory();
    }

    @Test
    void saysThatADamagedDatabaseCannotBeOpenedAndCleansUp() throws IOException {
        Files.createDirectories(home.resolve("ithaca"));
        Files.writeString(home.resolve("ithaca/service.properties"), "rubbish");

        assertThatThrownBy(() -> DerbyDatabase.open(home))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.code()).isEqualTo(StorageErrorCode.UNAVAILABLE))
                .hasMessageContaining(home.toString());

        assertThat(DriverManager.drivers()).noneMatch(DERBY);
        assertThat(derbyProperties()).isEmpty();
    }

    private static List<String> derbyProperties() {
        return new TreeSet<>(System.getProperties().stringPropertyNames())
                .stream().filter(key -> key.startsWith("derby.")).toList();
    }
}
