// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ChunkTest {
    @Test
    void takesWordsWithoutPrefixLiterally() {
        assertThat(new String(Chunk.of("enter", Path.of("/")).bytes(), StandardCharsets.UTF_8))
                .isEqualTo("enter");
        assertThat(Chunk.of("key:enter", Path.of("/")).bytes()).containsExactly('\r');
    }
}
