// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.apps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Files below a folder, found in the seed system's order. A hidden file, or one that a link takes out of it, is not there. */
final class Folder {
    private final Path root;

    /**
     * @param root the folder, as its real path
     */
    Folder(Path root) {
        this.root = root;
    }

    /** The file that a path means: itself, with {@code .html}, or the index of a folder. */
    Optional<Path> find(List<String> segments) throws IOException {
        if (segments.stream().anyMatch(segment -> segment.startsWith("."))) {
            return Optional.empty();
        }
        for (String candidate : candidates(String.join("/", segments))) {
            Path file = root.resolve(candidate).normalize();
            if (file.startsWith(root)
                    && Files.isRegularFile(file)
                    && file.toRealPath().startsWith(root)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    private static List<String> candidates(String path) {
        List<String> candidates = new ArrayList<>();
        if (path.isEmpty() || path.endsWith("/")) {
            candidates.add(path + "index.html");
        } else {
            candidates.add(path);
            if (path.lastIndexOf('.') <= path.lastIndexOf('/')) {
                candidates.add(path + ".html");
            }
            candidates.add(path + "/index.html");
        }
        return candidates;
    }
}
