// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.deploy;

import dev.ithaca.plugins.internal.folder.PluginFile;

/** Installs Karaf archives; by Karaf's own service, behind this so that a plugin of one bundle does not need it. */
public interface Archives {
    /** Installs an archive and its features; nothing is started, and nothing of other features is refreshed. */
    void install(PluginFile file) throws Exception;

    /** Removes an archive and its features; one that is not there is fine. */
    void remove(String name) throws Exception;
}
