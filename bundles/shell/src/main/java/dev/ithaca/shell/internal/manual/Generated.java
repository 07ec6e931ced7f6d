// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.manual;

import dev.ithaca.shell.internal.command.CommandSpec;
import dev.ithaca.shell.internal.command.HelpText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All files that are generated from the commands and kept in the repository, by their path in it. */
public final class Generated {
    private static final String CLIENT = "bundles/cli/src/main/resources/dev/ithaca/cli/";

    private Generated() {}

    public static Map<String, String> files(List<CommandSpec> commands) {
        List<CommandSpec> shown =
                commands.stream().filter(one -> !one.isHidden()).toList();
        Map<String, String> files = new LinkedHashMap<>();
        files.put("docs/cli.md", CliDocs.of(commands));
        files.put(CLIENT + "completion.bash", BashCompletion.of(commands));
        files.put(CLIENT + "completion.zsh", ZshCompletion.of(commands));
        files.put(CLIENT + "completion.fish", FishCompletion.of(commands));
        files.put(CLIENT + "help/overview.txt", HelpText.overview(commands));
        files.put(
                CLIENT + "help/commands.txt",
                shown.stream().map(CommandSpec::words).collect(Collectors.joining("\n", "", "\n")));
        shown.forEach(one -> files.put(CLIENT + "help/" + one.words().replace(' ', '-') + ".txt", HelpText.of(one)));
        return files;
    }

    /** Writes all files below the root of the repository. */
    public static void write(Path root, List<CommandSpec> commands) throws IOException {
        for (Map.Entry<String, String> file : files(commands).entrySet()) {
            Path path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }
}
