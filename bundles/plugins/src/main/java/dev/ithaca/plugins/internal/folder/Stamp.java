// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/**
 * What tells one content of a file from another without reading it.
 *
 * @param size in bytes
 * @param modified when it was written, in nanoseconds
 * @param key which file it is, so that one that was moved over another is seen
 */
public record Stamp(long size, long modified, String key) {
    /** Fits no file. */
    public static final Stamp NONE = new Stamp(-1, -1, "");

    static Stamp of(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(
                attributes.size(),
                attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
                String.valueOf(attributes.fileKey()));
    }

    /** One line that {@link #parse} reads. */
    public String text() {
        return size + " " + modified + " " + key;
    }

    /** The stamp of a line; one that fits no file if the line is none. */
    public static Stamp parse(String text) {
        String[] parts = text.split(" ", 3);
        try {
            return parts.length < 3 ? NONE : new Stamp(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2]);
        } catch (NumberFormatException e) {
            return NONE;
        }
    }
}
