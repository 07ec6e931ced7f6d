// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.core.plugin.PluginRegistry;
import dev.ithaca.core.plugin.PluginStatus;
import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.Manual;
import dev.ithaca.shell.internal.text.Json;
import dev.ithaca.shell.internal.text.PluginText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;

@Command(
        scope = "ithaca",
        name = "plugins",
        description = "List the plugins, what they offer and what is wrong with them",
        detailedDescription =
                "A plugin is a .jar or .kar in the folder plugins of the state directory: dropped in it runs, replaced it is upgraded, removed it is gone.")
@Manual(
        words = "plugins",
        group = Manual.Group.DAEMON,
        examples = {"ithaca plugins", "ithaca plugins --json"})
public final class PluginsAction implements Action {
    @Option(name = "--json", description = "Print JSON")
    private boolean json;

    private final CommandContext context;

    public PluginsAction(CommandContext context) {
        this.context = context;
    }

    @Override
    public Object execute() {
        PluginRegistry registry = context.services().plugins();
        List<PluginStatus> plugins = registry.list();
        context.caller().out().print(json ? json(registry, plugins) : PluginText.table(plugins, registry.folder()));
        return 0;
    }

    private static String json(PluginRegistry registry, List<PluginStatus> plugins) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("folder", registry.folder().toString());
        all.put("items", plugins.stream().map(PluginText::json).toList());
        return Json.write(all);
    }
}
