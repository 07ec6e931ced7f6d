// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

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

    /** A usage error that names the commands there are. */
    static CliException unknownCommand(String command) throws IOException {
        String all = text("help/commands.txt").strip().replace("\n", ", ");
        return new CliException("unknown command '" + command + "'; possible: " + all, CliException.USAGE, null);
    }

    /** Whether a command begins with this word. */
    static boolean isCommand(String word) throws IOException {
        String all = "\n" + text("help/commands.txt");
        return all.contains("\n" + word + "\n") || all.contains("\n" + word + " ");
    }
}
