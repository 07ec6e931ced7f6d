// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal;

import static dev.ithaca.storage.api.SessionRows.all;
import static dev.ithaca.storage.api.SessionRows.id;
import static dev.ithaca.storage.api.SessionRows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.core.state.StateDirectory;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.storage.api.SessionRepository;
import dev.ithaca.storage.api.StorageErrorCode;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.DriverManager;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DerbyStorageTest {
    private static final Predicate<Driver> DERBY =
            driver -> driver.getClass().getName().contains("derby");

    @TempDir
    private Path home;

    private final AtomicReference<Thread> opening = new AtomicReference<>();

    @Test
    void aCallThatComesEarlyWaitsForTheDatabase() {
        DerbyStorage storage = activate();
        SessionRepository sessions = new DerbySessionRepository(storage);

        sessions.insert(row(1));
        assertThat(sessions.find(id(1))).contains(row(1));
        assertThat(sessions.update(row(1))).isTrue();
        assertThat(sessions.list(all())).containsExactly(row(1));
        assertThat(sessions.count(all())).isEqualTo(1);
        assertThat(sessions.idsWithPrefix("0", 5)).containsExactly(id(1));
        assertThat(sessions.delete(id(1))).isTrue();
        storage.close();
    }

    @Test
    void keepsRowsWhenItIsReplacedWhileTheDaemonRuns() {
        for (int i = 0; i < 3; i++) {
            DerbyStorage storage = activate();
            SessionRepository sessions = new DerbySessionRepository(storage);
            assertThat(sessions.count(all())).isEqualTo(i);
            sessions.insert(row(i));
            storage.close();
        }
    }

    @Test
    void everyCallSaysWhyTheDatabaseIsNotThere() throws IOException {
        Files.writeString(home.resolve("ithaca"), "a file where the directory should be");
        DerbyStorage storage = activate();
        SessionRepository sessions = new DerbySessionRepository(storage);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> sessions.find(id(1)))
                    .isInstanceOfSatisfying(
                            PlatformException.class, e -> assertThat(e.code()).isEqualTo(StorageErrorCode.UNAVAILABLE))
                    .hasMessageContaining(home.toString());
        }
        storage.close();
    }

    @Test
    void closesTheDatabaseThatIsJustBeingOpened() throws InterruptedException {
        DerbyStorage storage = activate();
        SessionRepository sessions = new DerbySessionRepository(storage);

        storage.close();

        opening.get().join(5_000);
        assertThat(opening.get().isAlive()).isFalse();
        assertThat(DriverManager.drivers()).noneMatch(DERBY);
        assertThatThrownBy(() -> sessions.find(id(1))).isInstanceOf(PlatformException.class);
    }

    private DerbyStorage activate() {
        return new DerbyStorage(state(), pools());
    }

    private StateDirectory state() {
        return (StateDirectory) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {StateDirectory.class}, (self, method, arguments) -> home);
    }

    private WorkerPools pools() {
        return (WorkerPools) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {WorkerPools.class}, (self, method, arguments) -> {
                    opening.set(new Thread((Runnable) arguments[1], (String) arguments[0]));
                    return opening.get();
                });
    }
}
