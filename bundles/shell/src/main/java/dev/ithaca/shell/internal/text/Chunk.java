// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.text;

import java.nio.charset.StandardCharsets;

/** One word of {@code send}: a key with the prefix {@code key:}, else text that is typed as it is. */
public final class Chunk {
    private static final String KEY = "key:";

    private Chunk() {}

    public static byte[] bytes(String word) {
        return word.startsWith(KEY)
                ? KeySpec.bytes(word.substring(KEY.length()))
                : word.getBytes(StandardCharsets.UTF_8);
    }
}
