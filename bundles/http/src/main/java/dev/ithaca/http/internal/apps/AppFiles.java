// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.apps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The files of an app, in the seed system's order: its own, those beside its entry, and where it is redirected. */
final class AppFiles {
    private AppFiles() {}

    /** The file of a path within the app. */
    static Optional<Path> find(App app, List<String> tail) throws IOException {
        Path entry = app.entry();
        if (entry == null || tail.stream().anyMatch(segment -> segment.startsWith("."))) {
            return Optional.empty();
        }
        if (tail.isEmpty() || tail.equals(List.of(""))) {
            return Optional.of(entry);
        }
        Optional<Path> found = new Folder(app.folder()).find(tail);
        Path beside = entry.getParent();
        if (found.isEmpty() && beside != null) {
            found = new Folder(beside).find(tail);
        }
        for (Path redirect : app.redirects()) {
            if (found.isEmpty()) {
                found = Files.isDirectory(redirect) ? new Folder(redirect).find(tail) : Optional.of(redirect);
            }
        }
        return found;
    }
}
