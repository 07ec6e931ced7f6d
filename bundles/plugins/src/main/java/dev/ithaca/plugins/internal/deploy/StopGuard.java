// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.deploy;

import dev.ithaca.core.exec.WorkerPools;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that no plugin keeps the daemon from ending. The framework stops its bundles one after the other, and waits without
 * end for one whose start or stop does not return. Then our own bundles are stopped here, so that the database is closed and the
 * lock released as ever, and the process ends without the plugin.
 */
final class StopGuard implements SynchronousBundleListener {
    private static final Logger LOG = LoggerFactory.getLogger(StopGuard.class);
    private static final Duration LOOK = Duration.ofMillis(100);
    /** For our own bundles; each of them bounds its end. */
    private static final Duration OTHERS = Duration.ofSeconds(20);

    private static final String OURS = "dev.ithaca.";
    /** Last, since what it offers is used by all others until they have stopped. */
    private static final String CORE = "dev.ithaca.core";

    private final BundleContext context;
    private final Supplier<? extends Collection<Bundle>> plugins;
    private final Duration patience;
    private final WorkerPools pools;
    private final Runnable exit;
    private volatile boolean closed;

    /**
     * A guard.
     *
     * @param plugins the bundles that may hang
     * @param patience how long one may keep the framework from stopping
     * @param exit ends the process
     */
    StopGuard(
            BundleContext context,
            Supplier<? extends Collection<Bundle>> plugins,
            Duration patience,
            WorkerPools pools,
            Runnable exit) {
        this.context = context;
        this.plugins = plugins;
        this.patience = patience;
        this.pools = pools;
        this.exit = exit;
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        if (event.getType() == BundleEvent.STOPPING && event.getBundle().getBundleId() == Constants.SYSTEM_BUNDLE_ID) {
            pools.newThread("plugins-stop", this::watch).start();
        }
    }

    /** Ends with this bundle, which the framework stops behind the plugins. */
    private void watch() {
        long since = System.nanoTime();
        try {
            while (!closed) {
                List<Bundle> stuck = stuck();
                if (stuck.isEmpty()) {
                    since = System.nanoTime();
                } else if (System.nanoTime() - since > patience.toNanos()) {
                    endWithout(stuck);
                    return;
                }
                Thread.sleep(LOOK.toMillis());
            }
        } catch (InterruptedException e) {
            LOG.debug("the end of plugins is watched no more");
        }
    }

    private List<Bundle> stuck() {
        return plugins.get().stream()
                .filter(bundle -> bundle.getState() == Bundle.STARTING || bundle.getState() == Bundle.STOPPING)
                .toList();
    }

    private void endWithout(List<Bundle> stuck) {
        LOG.error(
                "The daemon ends without {}: its start or stop does not come to an end",
                stuck.stream().map(Bundle::getSymbolicName).toList());
        List<Bundle> ours = ours(stuck);
        Thread others = pools.newThread("plugins-stop-others", () -> ours.forEach(StopGuard::stop));
        others.start();
        long end = System.nanoTime() + OTHERS.toNanos();
        while (others.isAlive() && System.nanoTime() < end) {
            try {
                others.join(LOOK.toMillis());
            } catch (InterruptedException e) {
                LOG.debug("core has stopped, whose thread this is");
            }
        }
        exit.run();
    }

    private List<Bundle> ours(List<Bundle> stuck) {
        Comparator<Bundle> coreLast = Comparator.comparing(bundle -> CORE.equals(bundle.getSymbolicName()));
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getState() == Bundle.ACTIVE && !stuck.contains(bundle))
                .filter(bundle -> bundle.getSymbolicName().startsWith(OURS))
                .sorted(coreLast.thenComparing(Comparator.comparing((Bundle bundle) ->
                                bundle.adapt(BundleStartLevel.class).getStartLevel())
                        .thenComparing(Bundle::getBundleId)
                        .reversed()))
                .toList();
    }

    private static void stop(Bundle bundle) {
        try {
            bundle.stop(Bundle.STOP_TRANSIENT);
        } catch (BundleException | IllegalStateException e) {
            LOG.warn("{} did not stop: {}", bundle.getSymbolicName(), Reasons.of(e));
        }
    }

    /** Watches no more, unless the process is about to end without a plugin. */
    void close() {
        closed = true;
    }
}
