// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.page;

import java.io.IOException;
import java.util.Optional;

/** Where the files of the page are: a folder of the bundle that has it, while there is one. */
@FunctionalInterface
public interface PageFiles {
    /**
     * Reads a file.
     *
     * @param path its path without a leading slash, no segment of which climbs
     * @return its content; nothing if there is no such file
     */
    Optional<byte[]> read(String path) throws IOException;
}
