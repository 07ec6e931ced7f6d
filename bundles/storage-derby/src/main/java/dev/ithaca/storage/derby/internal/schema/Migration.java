// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * One step of the schema.
 *
 * @param version its number, from 1 without gaps
 * @param name what it is about
 * @param sql its statements, each ending with a semicolon at the end of a line
 */
public record Migration(int version, String name, String sql) {
    /** All steps, in order. A step that was released is never changed: a new one is added. */
    public static final List<Migration> ALL = List.of(
            resource(1, "sessions"),
            resource(2, "access"),
            resource(3, "notify"),
            resource(4, "login-csrf"),
            resource(5, "notify-rules"));

    private static Migration resource(int version, String name) {
        String file = String.format("%04d-%s.sql", version, name);
        try (InputStream in = Migration.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not in this bundle");
            }
            return new Migration(version, name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> statements() {
        String code = sql.lines()
                .filter(line -> !line.stripLeading().startsWith("--"))
                .reduce("", (all, line) -> all + line.stripTrailing() + "\n");
        return Arrays.stream(code.split(";\n"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    String checksum() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(sql.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
