// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that callers give to a session: {@code sessions/<id>/files/}, confined to it, never overwritten. */
final class SessionFiles {
    static final long MAX_BYTES = 64L * 1024 * 1024;

    private static final int MAX_NAME = 255;
    private static final int MAX_COPIES = 10_000;
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private SessionFiles() {}

    static Path add(Path sessionDirectory, String name, InputStream content) throws IOException {
        checkName(name);
        Path folder = sessionDirectory.resolve("files");
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(folder, PRIVATE);
        }
        Path file = create(folder, name);
        boolean complete = false;
        try (OutputStream out = Files.newOutputStream(file)) {
            copy(content, out);
            complete = true;
            return file;
        } finally {
            if (!complete) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void checkName(String name) {
        boolean plain = !name.isBlank() && !name.equals(".") && !name.equals("..");
        if (!plain || name.indexOf('/') >= 0) {
            throw Metadata.invalid("a file name without any folder is needed");
        }
        // The name is typed into terminals, where these would be keys.
        if (name.codePoints().anyMatch(SessionFiles::isControl)) {
            throw Metadata.invalid("a file name has no control characters");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME) {
            throw Metadata.invalid("file name is too long (max " + MAX_NAME + " bytes)");
        }
    }

    private static boolean isControl(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE;
    }

    private static Path create(Path folder, String name) throws IOException {
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String ending = dot > 0 ? name.substring(dot) : "";
        for (int copy = 0; copy < MAX_COPIES; copy++) {
            Path file = folder.resolve(copy == 0 ? name : stem + "-" + copy + ending);
            try {
                return Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } catch (FileAlreadyExistsException e) {
                // the next number may be free
            }
        }
        throw Metadata.invalid("the session has " + MAX_COPIES + " files of this name");
    }

    private static void copy(InputStream content, OutputStream out) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long total = 0;
        for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
            total += count;
            if (total > MAX_BYTES) {
                throw Metadata.invalid("file is too large (max " + MAX_BYTES + " bytes)");
            }
            out.write(buffer, 0, count);
        }
    }
}
