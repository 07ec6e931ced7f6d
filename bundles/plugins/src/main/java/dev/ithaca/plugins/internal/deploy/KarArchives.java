// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.deploy;

import dev.ithaca.plugins.internal.folder.PluginFile;
import dev.ithaca.plugins.internal.folder.RefusedException;
import org.apache.karaf.kar.KarService;
import org.jspecify.annotations.Nullable;

/** Karaf's own service for archives, which comes up behind us. */
final class KarArchives implements Archives {
    private volatile @Nullable KarService service;

    void service(@Nullable KarService newService) {
        service = newService;
    }

    private KarService required() throws RefusedException {
        KarService there = service;
        if (there == null) {
            throw new RefusedException("Karaf's service for archives is not there yet");
        }
        return there;
    }

    @Override
    public void install(PluginFile file) throws Exception {
        required().install(file.path().toUri(), false, true);
    }

    @Override
    public void remove(String name) throws Exception {
        KarService there = required();
        if (there.list().contains(name)) {
            there.uninstall(name, true);
        }
    }
}
