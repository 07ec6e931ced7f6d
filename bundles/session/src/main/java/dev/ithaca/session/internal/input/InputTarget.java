// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.input;

import dev.ithaca.session.internal.host.HostConnection;
import dev.ithaca.spi.SessionId;
import java.nio.file.Path;
import java.time.Duration;

/** A running session, as far as guarded input needs it. */
public interface InputTarget {
    SessionId id();

    /** The host that runs it; fails once the session has ended. */
    HostConnection host();

    /** Its folder. */
    Path directory();

    /** Waits for output behind an offset or the end of the session; true if either is there. */
    boolean awaitOutput(long offset, Duration timeout) throws InterruptedException;

    /** These bytes were typed: what was asked may be answered. */
    void typed(byte[] bytes);
}
