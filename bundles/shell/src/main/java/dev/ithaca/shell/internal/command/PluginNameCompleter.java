// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import dev.ithaca.shell.internal.text.PluginText;
import java.util.List;

/** Marks an argument that is the name of a plugin, and finds the names it may be. */
public final class PluginNameCompleter {
    /** What the completion scripts call these names. */
    public static final String KIND = "plugins";

    private final Services services;

    public PluginNameCompleter(Services services) {
        this.services = services;
    }

    /** Names that begin so, each with a tab and how the plugin is. */
    public List<String> complete(String prefix) {
        return services.plugins().list().stream()
                .filter(plugin -> plugin.name().startsWith(prefix))
                .map(plugin -> plugin.name() + "\t" + PluginText.label(plugin.state()))
                .distinct()
                .toList();
    }
}
