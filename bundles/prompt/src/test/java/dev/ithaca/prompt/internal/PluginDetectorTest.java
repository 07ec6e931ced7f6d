// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.core.internal.exec.SharedWorkerPools;
import dev.ithaca.core.plugin.CallerStatus;
import dev.ithaca.spi.SessionId;
import dev.ithaca.spi.prompt.Assessment;
import dev.ithaca.spi.prompt.KernelFacts;
import dev.ithaca.spi.prompt.PromptDetector;
import dev.ithaca.spi.prompt.TerminalView;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PluginDetectorTest {
    private static final Assessment OPINION =
            Assessment.of(Assessment.State.NEEDS_INPUT, Assessment.Kind.TEXT, "mine", 0.9);

    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final int LATER = 5;

    private final SharedWorkerPools pools = new SharedWorkerPools();

    @AfterEach
    void close() {
        pools.close();
    }

    @Test
    void givesThePluginsOpinion() {
        assertThat(plugin(view -> Optional.of(OPINION)).assess(view())).contains(OPINION);
    }

    @Test
    void aDetectorThatThrowsHasNoOpinionAndIsMarked() {
        PluginDetector broken = plugin(view -> {
            throw new IllegalStateException("no idea");
        });

        assertThat(broken.assess(view())).isEmpty();

        assertThat(pools.status()).singleElement().satisfies(status -> {
            assertThat(status.state()).isEqualTo(CallerStatus.State.FAILING);
            assertThat(status.problem()).isEqualTo("IllegalStateException: no idea");
        });
    }

    @Test
    void aDetectorThatHangsDelaysOneLookByItsDeadlineAndLaterOnesNotAtAll() {
        CountDownLatch release = new CountDownLatch(1);
        PluginDetector deaf = plugin(view -> {
            while (release.getCount() > 0) {
                Thread.onSpinWait();
            }
            return Optional.of(OPINION);
        });

        assertThat(deaf.assess(view())).isEmpty();
        // Whoever waited for it would wait each time; a machine that stands still does so once.
        Duration quickest = PATIENCE;
        for (int i = 0; i < LATER; i++) {
            long begin = System.nanoTime();
            assertThat(deaf.assess(view())).isEmpty();
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            quickest = took.compareTo(quickest) < 0 ? took : quickest;
        }

        assertThat(quickest).isLessThan(Duration.ofMillis(PromptDetector.DEADLINE_MILLIS));
        assertThat(pools.status().get(0).state()).isEqualTo(CallerStatus.State.HANGING);
        release.countDown();
    }

    private PluginDetector plugin(PromptDetector detector) {
        return new PluginDetector(detector, Map.of(PromptDetector.ID, "mine"), pools);
    }

    private static TerminalView view() {
        return new TerminalView(
                new SessionId("abc1234"),
                List.of("sh"),
                0,
                List.of("? "),
                80,
                0,
                2,
                true,
                false,
                "",
                KernelFacts.UNKNOWN,
                List.of(),
                Duration.ZERO,
                null,
                false);
    }
}
