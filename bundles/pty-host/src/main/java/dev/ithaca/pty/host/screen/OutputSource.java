// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.screen;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Output of a session by offset. */
@FunctionalInterface
public interface OutputSource {
    /**
     * Copies bytes from an offset on.
     *
     * @return how many, 0 at the end
     * @throws dev.ithaca.session.log.LogGapException if they do not exist
     */
    int read(long offset, ByteBuffer target) throws IOException;
}
