// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.posix;

import dev.ithaca.pty.host.posix.SpawnException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the program of a command as a shell would: on the caller's PATH, or from the caller's directory. */
public final class CommandLookup {
    private static final String DEFAULT_PATH = "/usr/local/bin:/usr/bin:/bin";

    private CommandLookup() {}

    /**
     * Checks a request and resolves its program.
     *
     * @throws SpawnException naming the directory or the command that is wrong
     */
    public static SpawnSpec resolve(
            List<String> command, String cwd, Map<String, String> environment, int rows, int columns)
            throws SpawnException {
        if (command.isEmpty() || command.get(0).isEmpty()) {
            throw new SpawnException(Reason.INVALID, "no command given");
        }
        refuseNul(command, cwd, environment);
        if (!cwd.startsWith("/")) {
            throw new SpawnException(Reason.BAD_DIRECTORY, "not an absolute directory: " + cwd);
        }
        Path directory = Path.of(cwd);
        if (!Files.isDirectory(directory)) {
            String what = Files.exists(directory) ? "not a directory: " : "no such directory: ";
            throw new SpawnException(Reason.BAD_DIRECTORY, what + cwd);
        }
        if (!Files.isExecutable(directory)) {
            throw new SpawnException(Reason.BAD_DIRECTORY, "permission denied: " + cwd);
        }
        Path program = program(command.get(0), directory, environment.getOrDefault("PATH", DEFAULT_PATH));
        return new SpawnSpec(program, command, directory, environment, rows, columns);
    }

    private static Path program(String name, Path directory, String searchPath) throws SpawnException {
        if (name.indexOf('/') >= 0) {
            return checked(name, directory.resolve(name));
        }
        Path denied = null;
        for (String entry : searchPath.split(":", -1)) {
            Path candidate = directory.resolve(entry).resolve(name);
            if (Files.isRegularFile(candidate)) {
                if (Files.isExecutable(candidate)) {
                    return candidate;
                }
                denied = denied == null ? candidate : denied;
            }
        }
        throw notFound(name, denied);
    }

    private static Path checked(String name, Path file) throws SpawnException {
        if (Files.isDirectory(file)) {
            throw new SpawnException(Reason.COMMAND_NOT_FOUND, "is a directory: " + name);
        }
        if (!Files.exists(file)) {
            throw new SpawnException(Reason.COMMAND_NOT_FOUND, "no such file: " + name);
        }
        if (!Files.isExecutable(file)) {
            throw notFound(name, file);
        }
        return file;
    }

    private static SpawnException notFound(String name, @Nullable Path denied) {
        String message = denied == null ? "command not found: " + name : "permission denied: " + denied;
        return new SpawnException(Reason.COMMAND_NOT_FOUND, message);
    }

    private static void refuseNul(List<String> command, String cwd, Map<String, String> environment)
            throws SpawnException {
        boolean nul = cwd.indexOf('\0') >= 0 || command.stream().anyMatch(word -> word.indexOf('\0') >= 0);
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            String name = variable.getKey();
            nul |= name.indexOf('\0') >= 0 || variable.getValue().indexOf('\0') >= 0;
            if (name.isEmpty() || name.indexOf('=') >= 0) {
                throw new SpawnException(Reason.INVALID, "not a name of an environment variable: '" + name + "'");
            }
        }
        if (nul) {
            throw new SpawnException(Reason.INVALID, "a NUL character in command, directory or environment");
        }
    }
}
