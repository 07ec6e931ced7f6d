// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal;

import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.core.plugin.PluginCaller;
import dev.ithaca.spi.prompt.Assessment;
import dev.ithaca.spi.prompt.PromptDetector;
import dev.ithaca.spi.prompt.TerminalView;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A plugin's detector. While a call is under way, or overdue, it has no opinion. */
final class PluginDetector implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PluginDetector.class);
    private static final Duration DEADLINE = Duration.ofMillis(PromptDetector.DEADLINE_MILLIS);

    private final PromptDetector detector;
    private final String id;
    private final PluginCaller plugin;

    PluginDetector(PromptDetector detector, Map<String, ?> properties, WorkerPools pools) {
        this.detector = detector;
        this.id = String.valueOf(properties.get(PromptDetector.ID));
        this.plugin = pools.newCaller("prompt-" + id, detector, properties, () -> {});
    }

    String id() {
        return id;
    }

    /** The plugin's opinion, if it has one in time. What goes wrong is told by the caller of plugins. */
    Optional<Assessment> assess(TerminalView view) {
        try {
            Optional<CompletableFuture<Optional<Assessment>>> answer =
                    plugin.call(() -> detector.assess(view), DEADLINE);
            return answer.isEmpty() ? Optional.empty() : opinion(answer.get());
        } catch (RejectedExecutionException e) {
            LOG.debug("{}: the daemon stops", id, e);
            return Optional.empty();
        }
    }

    private Optional<Assessment> opinion(CompletableFuture<Optional<Assessment>> answer) {
        try {
            Optional<Assessment> opinion = answer.get(2 * DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
            return opinion != null ? opinion : Optional.empty();
        } catch (ExecutionException | TimeoutException | CancellationException e) {
            LOG.debug("{}: no opinion", id, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        plugin.close();
    }
}
