// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.cli;

import java.io.IOException;

/** Who read our output went away, as {@code head} does; nothing is wrong and nobody is left to tell. */
final class BrokenPipe extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenPipe(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
