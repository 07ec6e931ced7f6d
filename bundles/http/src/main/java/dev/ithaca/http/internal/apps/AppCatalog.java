// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.apps;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The apps below {@code wwwroot/apps}. They are read when they are asked for: what a user puts there is there at once. */
final class AppCatalog {
    private static final int MOST = 1_000;

    private final Path wwwRoot;

    AppCatalog(Path wwwRoot) {
        this.wwwRoot = wwwRoot;
    }

    /** The folder of an app; nothing if there is no app of that name. */
    Optional<Path> folder(String slug) {
        Path folder = wwwRoot.resolve("apps").resolve(slug);
        boolean named = !slug.isEmpty() && !slug.startsWith(".");
        return named && AppLoader.isApp(folder) ? Optional.of(folder) : Optional.empty();
    }

    App load(Path folder) throws AppProblem, IOException {
        return new AppLoader(wwwRoot.toRealPath()).load(folder);
    }

    /** All apps by their path. One that is broken is in the list with its reason, and harms no other. */
    List<AppItem> list() throws IOException {
        Path apps = wwwRoot.resolve("apps");
        if (!Files.isDirectory(apps)) {
            return List.of();
        }
        AppLoader loader = new AppLoader(wwwRoot.toRealPath());
        List<AppItem> items = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(apps)) {
            for (Path folder : folders) {
                boolean hidden = String.valueOf(folder.getFileName()).startsWith(".");
                if (!hidden && items.size() < MOST && AppLoader.isApp(folder)) {
                    items.add(item(loader, folder));
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        items.sort(Comparator.comparing(AppItem::href));
        return items;
    }

    private static AppItem item(AppLoader loader, Path folder) throws IOException {
        try {
            return AppItem.of(loader.load(folder));
        } catch (AppProblem problem) {
            return AppItem.broken(String.valueOf(folder.getFileName()), problem.reason());
        }
    }
}
