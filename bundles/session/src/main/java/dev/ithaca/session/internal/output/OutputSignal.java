// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.output;

import java.time.Duration;

/** Tells a reader of a log when to look again. */
public interface OutputSignal {
    /** Waits for output behind an offset or the end of the session; true if either is there. */
    boolean awaitOutput(long offset, Duration timeout) throws InterruptedException;

    /** Whether there may be more output. */
    boolean isLive();
}
