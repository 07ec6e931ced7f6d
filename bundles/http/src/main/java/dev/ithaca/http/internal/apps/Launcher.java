// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.apps;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page that lists the apps: made on the first start, and the user's from then on. */
final class Launcher {
    private Launcher() {}

    static void create(Path wwwRoot) throws IOException {
        Path apps = wwwRoot.resolve("apps");
        Files.createDirectories(apps);
        try (InputStream page = Launcher.class.getResourceAsStream("launcher.html")) {
            if (page == null) {
                throw new IOException("launcher.html is not in the bundle");
            }
            Files.write(apps.resolve("index.html"), page.readAllBytes(), java.nio.file.StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            // The user's.
        }
    }
}
