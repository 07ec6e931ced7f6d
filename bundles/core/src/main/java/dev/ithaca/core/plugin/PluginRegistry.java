// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.core.plugin;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/** What plugins there are, what they offer and what is wrong with them. A service, safe for use by many threads. */
@ProviderType
public interface PluginRegistry {
    /**
     * The folder whose files are plugins.
     *
     * @return an absolute path
     */
    Path folder();

    /**
     * All plugins: files of the folder, also those that were refused, and OSGi bundles that came by another way and offer a
     * service of the SPI.
     *
     * @return a copy, by name
     */
    List<PluginStatus> list();

    /**
     * Stops a plugin and starts it again, which makes its components anew. What hangs is interrupted first.
     *
     * @param name its name, the name of its file, or the id of one of its services
     * @return how it is then; or a failure with a {@link PluginErrorCode}
     */
    CompletableFuture<PluginStatus> restart(String name);
}
