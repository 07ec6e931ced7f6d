// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import java.io.Closeable;
import java.io.IOException;

/** Closes what was only read, or what was written with all errors already seen. */
final class Quietly {
    private Quietly() {}

    static void close(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            // close(2) gives the descriptor back whatever it returns.
        }
    }
}
