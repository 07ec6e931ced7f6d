// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.deploy;

import dev.ithaca.plugins.internal.folder.PluginFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;

/** Puts files into the framework and takes them out, be they bundles or archives. Called on the plugins' threads. */
final class Placer {
    private final Path folder;
    private final Bundles bundles;
    private final Archives archives;

    Placer(Path folder, Bundles bundles, Archives archives) {
        this.folder = folder;
        this.bundles = bundles;
        this.archives = archives;
    }

    Path path(String file) {
        return folder.resolve(file);
    }

    String location(String file) {
        return path(file).toUri().toString();
    }

    private static String location(PluginFile plugin) {
        return plugin.path().toUri().toString();
    }

    boolean ready() {
        return bundles.ready();
    }

    @Nullable
    Bundle bundle(String file) {
        return bundles.at(location(file));
    }

    /** The files whose bundles the framework has. */
    List<String> installed() {
        String prefix = folder.toUri().toString().replaceFirst("/*$", "/");
        return bundles.below(prefix).stream()
                .map(location -> location.substring(prefix.length()))
                .toList();
    }

    /** A bundle of the same name that came by another way. */
    Optional<Bundle> stranger(PluginFile plugin) {
        return plugin.kar() ? Optional.empty() : bundles.named(plugin.name(), location(plugin));
    }

    void put(PluginFile plugin) throws Exception {
        if (!plugin.kar()) {
            bundles.put(location(plugin), plugin.path());
            return;
        }
        archives.remove(plugin.name());
        archives.install(plugin);
        for (Bundle bundle : bundles.at(plugin.locations())) {
            Archives.requireRunning(bundle);
        }
    }

    void takeOut(PluginFile plugin) throws Exception {
        if (plugin.kar()) {
            bundles.leaving(bundles.at(plugin.locations()));
            archives.remove(plugin.name());
        } else {
            bundles.remove(location(plugin));
        }
    }

    void start(Bundle bundle) throws Exception {
        bundles.start(bundle);
    }

    void restart(PluginFile plugin) throws Exception {
        for (Bundle bundle : bundles.at(plugin.kar() ? plugin.locations() : List.of(location(plugin)))) {
            bundles.restart(bundle);
        }
    }
}
