// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.post.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {
    @TempDir
    private Path folder;

    @Test
    void readsOneLineAnewAtEachUse() throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), " one \n");
        assertThat(SecretFile.read(file.toString())).isEqualTo("one");

        Files.writeString(file, "two");
        assertThat(SecretFile.read(file.toString())).isEqualTo("two");
    }

    @Test
    void refusesWhatIsNoSecretWithoutShowingIt() throws Exception {
        for (String content : new String[] {"", " \n", "s3cret\r\nHeader: x", "s3cret".repeat(1_000)}) {
            Path file = Files.writeString(folder.resolve("bad"), content);

            assertThatThrownBy(() -> SecretFile.read(file.toString()))
                    .isInstanceOf(IOException.class)
                    .hasMessage(file + " must hold one line with the secret");
        }
        assertThatThrownBy(() -> SecretFile.read(folder.resolve("gone").toString()))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("gone cannot be read");
    }
}
