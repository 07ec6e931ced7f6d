// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.apps;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An app that can be served.
 *
 * @param slug its folder's name, and its name in paths
 * @param folder the folder, as its real path
 * @param entry its first file, null if another server has it
 * @param remote the URL of the other server, null if it has files
 * @param redirects real paths of further files and folders
 * @param manifest what the manifest says, or an empty one
 */
record App(
        String slug,
        Path folder,
        @Nullable Path entry,
        @Nullable URI remote,
        List<Path> redirects,
        AppManifest manifest) {
    App {
        redirects = List.copyOf(redirects);
    }

    String href() {
        return "/apps/" + slug + "/";
    }
}
