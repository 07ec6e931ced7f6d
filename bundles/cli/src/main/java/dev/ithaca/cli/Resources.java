// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Texts in the client's jar; they are generated from the commands by the shell bundle. */
final class Resources {
    private Resources() {}

    static boolean exists(String name) {
        return name.indexOf('/', "help/".length()) < 0 && Resources.class.getResource(name) != null;
    }

    static String text(String name) throws IOException {
        try (InputStream in = Resources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException("the client's jar has no " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A usage error that names the commands there are: those of the group if these words begin one. */
    static CliException unknownCommand(List<String> words) throws IOException {
        String first = words.get(0);
        List<String> group =
                commands().stream().filter(one -> one.startsWith(first + " ")).toList();
        String two = group.isEmpty() || words.size() < 2 ? first : first + " " + words.get(1);
        String problem = group.isEmpty() || words.size() > 1
                ? "unknown command '" + two + "'"
                : "'" + first + "' needs a command";
        String possible = String.join(", ", group.isEmpty() ? commands() : group);
        return new CliException(problem + "; possible: " + possible, CliException.USAGE, null);
    }

    /** Whether a command line begins with the name of a command. */
    static boolean isCommand(List<String> words) throws IOException {
        List<String> all = commands();
        return all.contains(words.get(0)) || (words.size() > 1 && all.contains(words.get(0) + " " + words.get(1)));
    }

    private static List<String> commands() throws IOException {
        return text("help/commands.txt").lines().toList();
    }
}
