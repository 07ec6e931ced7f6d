// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.folder;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Looks at the folder again and again. A file counts once it was the same in two looks; names that tools give to files in the
 * making do not count. Used by one thread.
 */
public final class Scan {
    private static final int MOST_FILES = 1_000;

    private final Path folder;
    private Map<String, Stamp> before = Map.of();

    public Scan(Path folder) {
        this.folder = folder;
    }

    /**
     * One look.
     *
     * @param settled files that are the same as in the look before
     * @param moving files that are new or have changed since
     */
    public record Look(Map<String, Stamp> settled, Map<String, Stamp> moving) {}

    public Look look() throws IOException {
        Map<String, Stamp> now = list();
        Map<String, Stamp> settled = new TreeMap<>();
        Map<String, Stamp> moving = new TreeMap<>();
        now.forEach((file, stamp) -> (stamp.equals(before.get(file)) ? settled : moving).put(file, stamp));
        before = now;
        return new Look(settled, moving);
    }

    private Map<String, Stamp> list() throws IOException {
        Map<String, Stamp> found = new HashMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (found.size() < MOST_FILES && !inTheMaking(name) && Files.isRegularFile(file)) {
                    add(found, name, file);
                }
            }
        } catch (NoSuchFileException e) {
            // No folder, no plugins.
            return Map.of();
        }
        return found;
    }

    private static void add(Map<String, Stamp> found, String name, Path file) throws IOException {
        try {
            found.put(name, Stamp.of(file));
        } catch (NoSuchFileException e) {
            found.remove(name);
        }
    }

    private static boolean inTheMaking(String name) {
        return name.startsWith(".") || name.endsWith("~") || name.matches("(?i).*\\.(tmp|part|partial|crdownload|swp)");
    }
}
