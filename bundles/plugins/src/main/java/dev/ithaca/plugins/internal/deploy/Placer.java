// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.deploy;

import dev.ithaca.plugins.internal.folder.PluginFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;

/** Puts files into the framework and takes them out, be they bundles or archives. Called on the plugins' threads. */
final class Placer {
    private final Path folder;
    private final Bundles bundles;
    private final Archives archives;
    private final Lock installing = new ReentrantLock();

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
        String prefix = prefix();
        return bundles.below(prefix).stream()
                .map(location -> location.substring(prefix.length()))
                .toList();
    }

    private String prefix() {
        return folder.toUri().toString().replaceFirst("/*$", "/");
    }

    /** A bundle of the same name that came by another way. */
    Optional<Bundle> stranger(PluginFile plugin) {
        return plugin.kar() ? Optional.empty() : bundles.named(plugin.name(), location(plugin));
    }

    /** Installs a plugin, or replaces it; starts nothing of it. */
    void put(PluginFile plugin) throws Exception {
        if (plugin.kar()) {
            archives.remove(plugin.name());
            bundles.startForGood(taken(plugin));
        } else {
            bundles.put(location(plugin), plugin.path());
        }
    }

    /**
     * Installs an archive. One at a time, so that it is known what came with which.
     *
     * @return what it takes from elsewhere: features of Karaf, say
     */
    private List<Bundle> taken(PluginFile archive) throws Exception {
        installing.lockInterruptibly();
        try {
            Set<Bundle> before = bundles.all();
            archives.install(archive);
            List<Bundle> own = bundles.at(archive.locations());
            return bundles.all().stream()
                    .filter(bundle -> !before.contains(bundle) && !own.contains(bundle))
                    .filter(bundle -> !bundle.getLocation().startsWith(prefix()))
                    .toList();
        } finally {
            installing.unlock();
        }
    }

    void start(PluginFile plugin) throws Exception {
        if (plugin.kar()) {
            bundles.start(bundles.at(plugin.locations()));
            return;
        }
        Bundle bundle = bundles.at(location(plugin));
        if (bundle != null) {
            bundles.start(bundle);
        }
    }

    /** Whether all that can be started of it is. */
    boolean runs(PluginFile plugin) {
        return bundles.run(of(plugin));
    }

    private List<Bundle> of(PluginFile plugin) {
        return bundles.at(plugin.kar() ? plugin.locations() : List.of(location(plugin)));
    }

    void takeOut(PluginFile plugin) throws Exception {
        if (!plugin.kar()) {
            bundles.remove(location(plugin));
            return;
        }
        // Before Karaf does, whose one thread for all features would wait for it.
        bundles.stop(of(plugin));
        archives.remove(plugin.name());
        // What another archive has too remains.
        bundles.start(of(plugin));
    }

    void restart(PluginFile plugin) throws Exception {
        if (plugin.kar()) {
            bundles.restart(of(plugin));
            return;
        }
        Bundle bundle = bundles.at(location(plugin));
        if (bundle != null) {
            bundles.restart(bundle);
        }
    }
}
