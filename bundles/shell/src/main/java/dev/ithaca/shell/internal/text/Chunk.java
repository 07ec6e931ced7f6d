// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.text;

import dev.ithaca.session.api.KeySpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One word of {@code send}: a key with the prefix {@code key:}, a file of the caller with the prefix {@code oly-file:}, else
 * text that is typed as it is.
 *
 * @param file the file that is copied into the session's folder, and whose path there is typed; null for keys and text
 * @param bytes the keys or the text; empty for a file
 */
@SuppressWarnings("ArrayRecordComponent") // carried to the session, never compared
public record Chunk(@Nullable Path file, byte[] bytes) {
    private static final String KEY = "key:";
    private static final String FILE = "oly-file:";
    private static final String CLIPBOARD = "oly-clipboard";

    /** Reads a word; a wrong one is refused, so that all words of a command can be checked before the first is typed. */
    public static Chunk of(String word, Path cwd) {
        if (word.startsWith(KEY)) {
            return new Chunk(null, KeySpec.bytes(word.substring(KEY.length())));
        }
        if (word.startsWith(FILE)) {
            return new Chunk(file(word.substring(FILE.length()), cwd), new byte[0]);
        }
        if (word.equalsIgnoreCase(CLIPBOARD)) {
            throw ShellErrorCode.invalid(
                    "the daemon cannot read your clipboard; save it to a file and send " + FILE + "<path>");
        }
        return new Chunk(null, word.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a word is a key. */
    public static boolean isKey(String word) {
        return word.startsWith(KEY);
    }

    private static Path file(String name, Path cwd) {
        if (name.isBlank()) {
            throw ShellErrorCode.invalid(FILE + " needs a path, for example " + FILE + "notes.txt");
        }
        Path file = cwd.resolve(name);
        if (!Files.exists(file)) {
            throw ShellErrorCode.invalid("I/O error: oly-file source does not exist: " + file);
        }
        if (!Files.isRegularFile(file)) {
            throw ShellErrorCode.invalid("oly-file only supports files: " + file);
        }
        return file;
    }
}
