// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * The options of the last {@code daemon start}, so that a restart, and a command that finds no daemon, start it as its user did:
 * {@code daemon.options} in the state directory, an option a line, for its owner alone. None of them is a secret; a password is
 * stored by the daemon, and the consent to no access control is an option too.
 */
final class LastStart {
    private static final int MOST_BYTES = 64 * 1024;

    private final Path file;

    LastStart(StateHome state) {
        file = state.root().resolve("daemon.options");
    }

    void remember(StartOptions options) throws IOException {
        List<String> words = options.lasting();
        if (words.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        Files.createDirectories(
                file.getParent(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path fresh = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid());
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            String text = String.join("\n", words) + "\n";
            Files.write(fresh, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.WRITE);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** The options, checked again: what they name may be gone. Without a word of the user's there are none. */
    StartOptions recall() throws IOException, CliException {
        try {
            return StartOptions.parse(read());
        } catch (CliException e) {
            throw new CliException("the options of the last start, in " + file + ", cannot be used any more: "
                    + e.getMessage() + "\n  Start it with others: ithaca daemon start --detach [options]");
        }
    }

    private List<String> read() throws IOException, CliException {
        byte[] text;
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new CliException("the file is too long");
            }
            text = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return List.of();
        }
        return new String(text, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
