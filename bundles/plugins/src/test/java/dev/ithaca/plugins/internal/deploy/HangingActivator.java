// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.deploy;

import java.util.concurrent.locks.LockSupport;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Of a plugin whose start ignores interrupts and hangs until a system property is set. */
public final class HangingActivator implements BundleActivator {
    static final String MAY_END = "ithaca.test.hanging.may-end";

    @Override
    public void start(BundleContext context) {
        while (System.getProperty(MAY_END) == null) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Override
    public void stop(BundleContext context) {}
}
