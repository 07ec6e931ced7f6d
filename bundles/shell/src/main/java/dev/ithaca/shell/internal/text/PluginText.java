// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.text;

import dev.ithaca.core.plugin.PluginStatus;
import dev.ithaca.core.plugin.PluginStatus.Capability;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Plugins as JSON and as a table. */
public final class PluginText {
    private PluginText() {}

    public static Map<String, Object> json(PluginStatus plugin) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", plugin.name());
        json.put("version", plugin.version().isEmpty() ? null : plugin.version());
        json.put("state", label(plugin.state()));
        json.put("source", label(plugin.source()));
        json.put("file", plugin.file().isEmpty() ? null : plugin.file());
        json.put(
                "capabilities",
                plugin.capabilities().stream().map(PluginText::capability).toList());
        json.put("problems", plugin.problems());
        json.put("since", Times.rfc3339(plugin.since()));
        return json;
    }

    private static Map<String, Object> capability(Capability capability) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", capability.kind());
        json.put("id", capability.id().isEmpty() ? null : capability.id());
        json.put("available", capability.available());
        return json;
    }

    /** A table, and below it what is wrong or waited for, with the name of the plugin; or where to drop one. */
    public static String table(List<PluginStatus> plugins, Path folder) {
        if (plugins.isEmpty()) {
            return "No plugins. Drop a .jar or .kar into " + folder + "\n";
        }
        Columns table = new Columns("NAME", "VERSION", "STATE", "OFFERS", "FROM");
        plugins.forEach(one -> table.row(
                one.name(),
                dash(one.version()),
                label(one.state()),
                dash(one.capabilities().stream().map(PluginText::words).collect(Collectors.joining(", "))),
                one.source() == PluginStatus.Source.FOLDER ? dash(one.file()) : label(one.source())));
        StringBuilder text = new StringBuilder(table.text());
        plugins.stream().filter(PluginText::concerns).forEach(one -> {
            boolean file =
                    one.source() == PluginStatus.Source.FOLDER && !one.file().isEmpty();
            String name = file ? one.file() : one.name();
            one.problems()
                    .forEach(problem ->
                            text.append(Printable.of(name + ": " + problem)).append('\n'));
        });
        if (plugins.stream().noneMatch(one -> one.source() == PluginStatus.Source.FOLDER)) {
            text.append("None of your own. Drop a .jar or .kar into ")
                    .append(folder)
                    .append('\n');
        }
        return text.toString();
    }

    /** A channel of ours that nobody has set up is no problem of anybody's; JSON says what it waits for. */
    private static boolean concerns(PluginStatus plugin) {
        return plugin.source() != PluginStatus.Source.BUILT_IN || plugin.state() != PluginStatus.State.WAITING;
    }

    private static String words(Capability capability) {
        return capability.kind()
                + (capability.id().isEmpty() ? "" : " " + capability.id())
                + (capability.available() ? "" : " (not yet)");
    }

    private static String dash(String text) {
        return text.isEmpty() ? "-" : text;
    }

    public static String label(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
