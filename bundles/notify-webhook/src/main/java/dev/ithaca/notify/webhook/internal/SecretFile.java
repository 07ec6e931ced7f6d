// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.webhook.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A secret in a file, read at each use, so that it can be replaced while the daemon runs; never kept, never shown. */
final class SecretFile {
    private static final int MOST_BYTES = 4_096;

    private SecretFile() {}

    static String read(String file) throws IOException {
        Path path = Path.of(file);
        if (Files.size(path) > MOST_BYTES) {
            throw new IOException(file + " is too large for a secret");
        }
        String secret = Files.readString(path, StandardCharsets.UTF_8).strip();
        if (secret.isEmpty()) {
            throw new IOException(file + " is empty");
        }
        return secret;
    }
}
