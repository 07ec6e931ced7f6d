// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.deploy;

import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.plugins.internal.folder.RefusedException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what is done with a plugin, one operation at a time, on the plugin's own thread and with a deadline, and notes what
 * came of it. An operation that is overdue is interrupted; what comes of it is noted when it returns.
 */
final class Operations {
    private static final Logger LOG = LoggerFactory.getLogger(Operations.class);

    private final Duration deadline;
    private final Deployments deployments;

    Operations(DeployedStore store, Duration deadline, WorkerPools pools) {
        this.deadline = deadline;
        deployments =
                new Deployments(store, file -> pools.newCaller("plugin-" + file, this, Map.of(), () -> returned(file)));
    }

    Deployments deployments() {
        return deployments;
    }

    Duration deadline() {
        return deadline;
    }

    /**
     * Runs an operation.
     *
     * @param what what is done, for the log
     * @param operation says whether the plugin is in the framework afterwards
     * @return completes when it has come to an end, exceptionally with a sentence if it failed
     */
    CompletableFuture<Void> run(Deployment deployment, String what, Callable<Boolean> operation) {
        if (!deployments.begin(deployment)) {
            return CompletableFuture.failedFuture(new IllegalStateException(
                    "an earlier start or stop of it has not come to an end; replace or remove its"
                            + " file, then run: ithaca daemon restart (sessions go on)"));
        }
        return deployment
                .caller
                .call(() -> noted(deployment, what, operation), deadline)
                .orElseGet(() -> CompletableFuture.failedFuture(new RefusedException("the daemon is about to end")))
                .handle((there, failure) -> {
                    done(deployment, new Outcome(what, Boolean.TRUE.equals(there), failure));
                    if (failure != null) {
                        throw new IllegalStateException(Reasons.of(failure), failure);
                    }
                    return null;
                });
    }

    private boolean noted(Deployment deployment, String what, Callable<Boolean> operation) throws Exception {
        Throwable thrown = null;
        boolean there = false;
        try {
            there = operation.call();
            return there;
        } catch (Throwable e) {
            thrown = e;
            throw e;
        } finally {
            deployments.late(deployment, new Outcome(what, there, thrown));
        }
    }

    private void done(Deployment deployment, Outcome outcome) {
        Throwable failure = outcome.failure();
        if (failure == null) {
            LOG.info("{} is {}", deployment.file, outcome.what());
            deployments.succeeded(deployment, outcome.there());
            deployments.othersCame();
            return;
        }
        String why = Reasons.of(failure);
        tell(deployment, why, failure);
        if (failure instanceof TimeoutException) {
            deployments.hangs(deployment, why);
        } else {
            deployments.failed(deployment, why, true);
        }
    }

    /** An operation that was overdue has returned. */
    private void returned(String file) {
        deployments.find(file).ifPresent(deployment -> {
            Outcome outcome = deployments.late(deployment).orElse(null);
            if (outcome == null) {
                deployments.freed(deployment);
            } else if (outcome.failure() == null) {
                done(deployment, outcome);
            } else {
                // Not to be tried again when others come: it would hang again. A restart or another file does it.
                String why =
                        "it was interrupted, since its start or stop took longer than " + deadline.toSeconds() + " s";
                tell(deployment, why, outcome.failure());
                deployments.failed(deployment, why, false);
            }
        });
    }

    private static void tell(Deployment deployment, String why, @Nullable Throwable failure) {
        LOG.warn("{}: {}", deployment.file, why);
        LOG.debug("{}", deployment.file, failure);
    }
}
