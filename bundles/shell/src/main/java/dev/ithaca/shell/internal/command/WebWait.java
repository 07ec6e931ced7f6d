// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import dev.ithaca.access.api.WebAddress;
import dev.ithaca.shell.internal.text.Web;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Waits until it is known whether HTTP answers; it begins after the commands do, so that these need not wait for it. */
public final class WebWait {
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** How long a server may still take once everything has been started. */
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final long POLL_MILLIS = 20;

    private final Services services;

    public WebWait(Services services) {
        this.services = services;
    }

    public Web await() throws InterruptedException {
        long begin = System.nanoTime();
        long completeAt = Long.MAX_VALUE;
        while (!isKnown()) {
            long now = System.nanoTime() - begin;
            if (services.daemon().isComplete()) {
                completeAt = Math.min(completeAt, now);
            }
            boolean absent = completeAt != Long.MAX_VALUE && services.web().isEmpty();
            if (absent || now > LONGEST_NANOS || now - completeAt > GRACE_NANOS) {
                break;
            }
            Thread.sleep(POLL_MILLIS);
        }
        return Web.of(services.web(), services.accessIfThere());
    }

    private boolean isKnown() {
        Optional<WebAddress> web = services.web();
        return web.flatMap(WebAddress::base).isPresent()
                || web.flatMap(WebAddress::problem).isPresent();
    }
}
