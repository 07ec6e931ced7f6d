// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import dev.ithaca.shell.internal.text.Web;
import java.util.concurrent.TimeUnit;

/** Waits until it is known whether HTTP answers; it begins after the commands do, so that these need not wait for it. */
public final class WebWait {
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final long POLL_MILLIS = 20;

    private final Services services;

    public WebWait(Services services) {
        this.services = services;
    }

    /** What is known at once. */
    public Web now() {
        return Web.of(services.web(), services.daemon().offersWeb(), services.accessIfThere());
    }

    public Web await() throws InterruptedException {
        long begin = System.nanoTime();
        Web web = now();
        while (web.starting() && System.nanoTime() - begin < LONGEST_NANOS) {
            Thread.sleep(POLL_MILLIS);
            web = now();
        }
        return web;
    }
}
