// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.apps;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the folder of an app, and refuses what would lead out of it and of wwwroot. */
final class AppLoader {
    private static final String INDEX = "index.html";
    private static final int MOST_REDIRECTS = 100;
    private static final AppManifest NONE = new AppManifest(null, null, null, null, null, null);

    private final Path root;

    /**
     * @param root wwwroot, as its real path
     */
    AppLoader(Path root) {
        this.root = root;
    }

    static boolean isApp(Path folder) {
        return Files.isDirectory(folder)
                && (Files.isRegularFile(folder.resolve(AppManifest.NAME))
                        || Files.isRegularFile(folder.resolve(INDEX)));
    }

    App load(Path folder) throws AppProblem {
        Path real = real(folder).orElseThrow(() -> new AppProblem("the folder is gone"));
        if (!real.startsWith(root)) {
            throw new AppProblem("the folder is a link that leads out of wwwroot");
        }
        Path file = real.resolve(AppManifest.NAME);
        AppManifest manifest = Files.isRegularFile(file) ? AppManifest.read(inside(real, file, "the manifest")) : NONE;
        String slug = String.valueOf(folder.getFileName());
        if (manifest.isRemote()) {
            return new App(slug, real, null, remote(manifest), List.of(), manifest);
        }
        boolean unnamed = manifest.entry() == null || manifest.entry().isBlank();
        if (unnamed && !manifest.equals(NONE)) {
            throw new AppProblem(AppManifest.NAME + " has no entry");
        }
        String name = unnamed ? INDEX : String.valueOf(manifest.entry());
        Path entry = inside(real, path(real, name), "entry " + name);
        if (!Files.isRegularFile(entry)) {
            throw new AppProblem("entry " + name + " is no file");
        }
        return new App(slug, real, entry, null, redirects(real, manifest.redirectFiles()), manifest);
    }

    private static URI remote(AppManifest manifest) throws AppProblem {
        if (manifest.redirectFiles() != null && !manifest.redirectFiles().isEmpty()) {
            throw new AppProblem("redirect_files are for an entry that is a file");
        }
        try {
            URI uri = new URI(String.valueOf(manifest.entry()));
            if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
                throw new AppProblem("entry must be a URL with a host, without a user and without a fragment");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new AppProblem("entry is no valid URL");
        }
    }

    private List<Path> redirects(Path folder, @Nullable List<String> names) throws AppProblem {
        List<Path> redirects = new ArrayList<>();
        for (String name : names == null ? List.<String>of() : names) {
            if (redirects.size() == MOST_REDIRECTS) {
                throw new AppProblem("redirect_files has more than " + MOST_REDIRECTS + " entries");
            }
            redirects.add(inside(root, path(folder, name), "redirect_files: " + name));
        }
        return redirects;
    }

    private static Path path(Path folder, String name) throws AppProblem {
        try {
            return folder.resolve(name);
        } catch (InvalidPathException e) {
            throw new AppProblem(name + " is no path");
        }
    }

    /** The real path, which must lie where it may: what a link hides counts as what it is. */
    private static Path inside(Path home, Path file, String what) throws AppProblem {
        Path real = real(file).orElseThrow(() -> new AppProblem(what + " does not exist"));
        if (!real.startsWith(home)) {
            throw new AppProblem(what + " lies outside of the app and of wwwroot");
        }
        return real;
    }

    private static Optional<Path> real(Path file) {
        try {
            return Optional.of(file.toRealPath());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
