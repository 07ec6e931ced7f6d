// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.posix;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A child to be: what {@link CommandLookup} made of a request.
 *
 * @param program the file to execute
 * @param command the argument vector as the user gave it
 * @param cwd the working directory
 * @param environment the whole environment
 * @param rows rows of the terminal
 * @param columns columns of the terminal
 */
public record SpawnSpec(
        Path program, List<String> command, Path cwd, Map<String, String> environment, int rows, int columns) {
    public SpawnSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
