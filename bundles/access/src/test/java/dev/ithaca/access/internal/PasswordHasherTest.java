// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.access.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ithaca.access.api.AccessErrorCode;
import dev.ithaca.spi.PlatformException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasswordHasherTest {
    private final PasswordHasher hasher = new PasswordHasher(Duration.ofMillis(20));
    private final CountDownLatch release = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    @AfterEach
    void end() throws InterruptedException {
        release.countDown();
        for (Thread thread : threads) {
            thread.join(5_000);
        }
    }

    @Test
    void knowsAHashOfTheReferenceImplementation() {
        String reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

        assertThat(hasher.matches("password".toCharArray(), reference)).isTrue();
        assertThat(hasher.matches("passwore".toCharArray(), reference)).isFalse();
    }

    @Test
    void neverHashesAPasswordTheSameWayTwice() {
        assertThat(hasher.hash("password".toCharArray())).isNotEqualTo(hasher.hash("password".toCharArray()));
    }

    @Test
    void computesTwoAtOnceAndRefusesWhoWaitsTooLong() throws InterruptedException {
        occupy(2);

        assertThatThrownBy(() -> hasher.inTurn(() -> "never"))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.code()).isEqualTo(AccessErrorCode.BUSY));

        release.countDown();
        for (Thread thread : threads) {
            thread.join(5_000);
        }
        assertThat(hasher.inTurn(() -> "done")).isEqualTo("done");
    }

    private void occupy(int count) throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(() -> hasher.inTurn(() -> {
                inside.countDown();
                try {
                    return release.await(5, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }));
            threads.add(thread);
            thread.start();
        }
        assertThat(inside.await(5, TimeUnit.SECONDS)).isTrue();
    }
}
