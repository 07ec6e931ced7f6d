// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.deploy;

import java.util.concurrent.locks.LockSupport;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Of a plugin that leaves threads behind: one that ends when it is interrupted, and one that goes on until it is renamed. */
public final class LeakingActivator implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        thread("polite", () -> {
            while (!Thread.interrupted()) {
                LockSupport.parkNanos(1_000_000);
            }
        });
        thread("stubborn", () -> {
            while (Thread.currentThread().getName().equals("stubborn")) {
                LockSupport.parkNanos(1_000_000);
            }
        });
    }

    private static void thread(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop(BundleContext context) {}
}
