// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.post.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A secret in a file, read at each use, so that it can be replaced while the daemon runs; never kept, never shown. */
public final class SecretFile {
    private static final int MOST_BYTES = 4_096;

    private SecretFile() {}

    /**
     * Reads a secret.
     *
     * @param file where it is
     * @return one line, not empty, without white space around it
     * @throws IOException if there is no such line; the message names the file alone
     */
    public static String read(String file) throws IOException {
        byte[] content;
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            content = in.readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            throw new IOException(file + " cannot be read");
        }
        String secret = new String(content, StandardCharsets.UTF_8).strip();
        if (content.length > MOST_BYTES || secret.isEmpty() || secret.chars().anyMatch(Character::isISOControl)) {
            throw new IOException(file + " must hold one line with the secret");
        }
        return secret;
    }
}
