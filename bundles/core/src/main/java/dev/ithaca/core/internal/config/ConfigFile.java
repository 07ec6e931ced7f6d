// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.core.internal.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** {@code config.json} on the disk. */
final class ConfigFile {
    private static final int MAX_BYTES = 1 << 20;

    private final Path path;

    ConfigFile(Path path) {
        this.path = path;
    }

    /** Writes the file for its owner alone, unless there is one; never seen half written. */
    void createIfMissing(byte[] content) throws IOException {
        if (Files.exists(path)) {
            return;
        }
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(fresh, content);
        try {
            Files.createLink(path, fresh);
        } catch (FileAlreadyExistsException e) {
            // Somebody was faster: their file is the one that counts.
        } finally {
            Files.delete(fresh);
        }
    }

    /** Differs whenever the file was replaced or written to; empty while there is none. */
    Map<String, Object> stamp() {
        try {
            return Files.readAttributes(path, "unix:ino,size,lastModifiedTime,ctime");
        } catch (IOException e) {
            return Map.of();
        }
    }

    byte[] read() throws IOException, ConfigException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] content = in.readNBytes(MAX_BYTES + 1);
            if (content.length > MAX_BYTES) {
                throw new ConfigException("larger than " + MAX_BYTES + " bytes");
            }
            return content;
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
