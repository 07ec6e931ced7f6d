// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.deploy;

import dev.ithaca.plugins.internal.folder.PluginFile;
import dev.ithaca.plugins.internal.folder.RefusedException;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;

/** Installs Karaf archives; by Karaf's own service, behind this so that a plugin of one bundle does not need it. */
public interface Archives {
    /** Installs an archive and starts its features; nothing of other features is refreshed. */
    void install(PluginFile file) throws Exception;

    /** Removes an archive and its features; one that is not there is fine. */
    void remove(String name) throws Exception;

    /** Refuses what an archive brought along but cannot run. */
    static void requireRunning(@Nullable Bundle bundle) throws RefusedException {
        if (bundle != null && bundle.getState() != Bundle.ACTIVE) {
            throw new RefusedException(bundle.getSymbolicName() + " in it does not start");
        }
    }
}
