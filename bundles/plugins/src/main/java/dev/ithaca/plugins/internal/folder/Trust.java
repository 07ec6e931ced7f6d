// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/**
 * Who could have put a plugin there. A plugin runs with all rights of the daemon, so only the owner of the state directory may
 * add one; what others could have written is not run.
 */
public final class Trust {
    private static final String ROOT = "root";

    private final String owner;

    /** Trusts whoever owns the state directory. */
    public Trust(Path stateDirectory) throws IOException {
        owner = Files.getOwner(stateDirectory).getName();
    }

    /** Why the folder cannot be trusted, if so. */
    public Optional<String> problemOfFolder(Path folder) throws IOException {
        return problem(folder, "the folder " + folder, "chmod go-w");
    }

    void check(Path file) throws IOException, RefusedException {
        Optional<String> problem = problem(file, "the file", "chmod go-w");
        if (problem.isPresent()) {
            throw new RefusedException(problem.get());
        }
    }

    private Optional<String> problem(Path path, String what, String mend) throws IOException {
        PosixFileAttributes attributes = Files.readAttributes(path, PosixFileAttributes.class);
        String has = attributes.owner().getName();
        if (!has.equals(owner) && !has.equals(ROOT)) {
            return Optional.of(what + " belongs to " + has + ", but only " + owner + " may add plugins");
        }
        Set<PosixFilePermission> permissions = attributes.permissions();
        if (permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            return Optional.of("others can write to " + what + "; run: " + mend + " " + path);
        }
        return Optional.empty();
    }
}
