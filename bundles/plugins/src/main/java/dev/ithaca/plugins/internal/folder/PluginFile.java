// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.folder;

import java.nio.file.Path;
import java.util.List;

/**
 * A file that was found to be a plugin.
 *
 * @param path where it is
 * @param kar whether it is a Karaf archive rather than one OSGi bundle
 * @param name symbolic name of the bundle, or the name of the archive
 * @param version its version, empty for an archive
 * @param locations for an archive, where its bundles are installed from
 */
public record PluginFile(Path path, boolean kar, String name, String version, List<String> locations) {}
