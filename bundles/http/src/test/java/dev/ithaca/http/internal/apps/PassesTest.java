// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.access.api.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PassesTest {
    private static final Passes.Pass TODO = new Passes.Pass("todo", Principal.anonymous());

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Passes passes = new Passes(now::get);

    private void later(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    @Test
    void endsWhenItIsNotUsed() {
        String secret = passes.give(TODO);
        later(Duration.ofMinutes(59));
        assertThat(passes.find(secret)).contains(TODO);
        later(Duration.ofMinutes(59));
        assertThat(passes.find(secret)).contains(TODO);
        later(Duration.ofMinutes(60));
        assertThat(passes.find(secret)).isEmpty();
    }

    @Test
    void endsAfterTwelveHoursThoughItIsUsed() {
        String secret = passes.give(TODO);
        for (int i = 0; i < 23; i++) {
            later(Duration.ofMinutes(30));
            assertThat(passes.find(secret)).isPresent();
        }
        later(Duration.ofMinutes(30));
        assertThat(passes.find(secret)).isEmpty();
    }

    @Test
    void forgetsTheLeastUsedOfTooMany() {
        String first = passes.give(TODO);
        String second = passes.give(TODO);
        for (int i = 2; i < Passes.MOST; i++) {
            passes.give(TODO);
        }
        assertThat(passes.find(first)).isPresent();
        passes.give(TODO);

        assertThat(passes.find(first)).isPresent();
        assertThat(passes.find(second)).isEmpty();
    }
}
