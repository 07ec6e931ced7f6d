// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What tells one content of a file from another without reading it, and whether it is trusted as it was before.
 *
 * @param size in bytes
 * @param modified when it was written, in nanoseconds
 * @param key which file it is, so that one that was moved over another is seen; whose, and whether others may write to it
 */
public record Stamp(long size, long modified, String key) {
    /** Fits no file. */
    public static final Stamp NONE = new Stamp(-1, -1, "");

    private static final int OTHERS_WRITE = 0b010_010;

    /** Of the mode only what {@link Trust} looks at: another change of it is no reason to start a plugin anew. */
    static Stamp of(Path file) throws IOException {
        Map<String, Object> attributes = Files.readAttributes(file, "unix:size,lastModifiedTime,fileKey,uid,mode");
        int writable = (int) attributes.get("mode") & OTHERS_WRITE;
        return new Stamp(
                (long) attributes.get("size"),
                ((FileTime) attributes.get("lastModifiedTime")).to(TimeUnit.NANOSECONDS),
                attributes.get("fileKey") + " " + attributes.get("uid") + " " + writable);
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
