// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.karaf;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;

/** Records which bundles stop while it is open: an update must not drag others along. */
final class BundleWatch implements SynchronousBundleListener, AutoCloseable {
    private final BundleContext context;
    private final Set<String> stopped = new ConcurrentSkipListSet<>();

    private BundleWatch(BundleContext context) {
        this.context = context;
    }

    static BundleWatch open(BundleContext context) {
        BundleWatch watch = new BundleWatch(context);
        context.addBundleListener(watch);
        return watch;
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        if (event.getType() == BundleEvent.STOPPED || event.getType() == BundleEvent.UNRESOLVED) {
            stopped.add(event.getBundle().getSymbolicName());
        }
    }

    /** The bundles that stopped or lost their wiring, but for the one that was meant to. */
    List<String> stoppedBeside(Bundle updated) {
        return stopped.stream()
                .filter(name -> !name.equals(updated.getSymbolicName()))
                .toList();
    }

    @Override
    public void close() {
        context.removeBundleListener(this);
    }
}
