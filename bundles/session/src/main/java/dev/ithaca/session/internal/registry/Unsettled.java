// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.registry;

import dev.ithaca.session.internal.output.OutputSignal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A session that is recorded as running while its host could not be asked yet: it may have more output, so look again. */
final class Unsettled implements OutputSignal {
    private static final long LOOK_MILLIS = 200;

    @Override
    public boolean awaitOutput(long offset, Duration timeout) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(Math.min(LOOK_MILLIS, timeout.toMillis()));
        return false;
    }

    @Override
    public boolean isLive() {
        return true;
    }
}
