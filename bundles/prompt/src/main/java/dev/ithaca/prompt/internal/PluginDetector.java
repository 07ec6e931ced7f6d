// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal;

import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.spi.prompt.Assessment;
import dev.ithaca.spi.prompt.PromptDetector;
import dev.ithaca.spi.prompt.TerminalView;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A plugin's detector on a thread of its own. While a call is under way, or overdue, it has no opinion. */
final class PluginDetector implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PluginDetector.class);

    private final PromptDetector detector;
    private final String id;
    private final SynchronousQueue<Question> questions = new SynchronousQueue<>();
    private final Thread thread;
    private volatile boolean degraded;

    PluginDetector(PromptDetector detector, String id, WorkerPools pools) {
        this.detector = detector;
        this.id = id;
        this.thread = pools.newThread("prompt-" + id, this::run);
        thread.start();
    }

    private record Question(TerminalView view, CompletableFuture<Optional<Assessment>> answer) {}

    String id() {
        return id;
    }

    /** The plugin's opinion, if it has one in time. */
    Optional<Assessment> assess(TerminalView view) {
        Question question = new Question(view, new CompletableFuture<>());
        if (!questions.offer(question)) {
            return Optional.empty();
        }
        try {
            Optional<Assessment> answer = question.answer().get(PromptDetector.DEADLINE_MILLIS, TimeUnit.MILLISECONDS);
            degraded = false;
            return answer;
        } catch (TimeoutException e) {
            degraded("it takes longer than " + PromptDetector.DEADLINE_MILLIS + " ms");
        } catch (ExecutionException e) {
            degraded(String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private void degraded(String why) {
        if (!degraded) {
            degraded = true;
            LOG.warn("the prompt detector {} gives no opinion: {}", id, why);
        }
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Question question = questions.take();
                answer(question);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void answer(Question question) {
        try {
            question.answer().complete(detector.assess(question.view()));
        } catch (RuntimeException | LinkageError e) {
            question.answer().completeExceptionally(e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
