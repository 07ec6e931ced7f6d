// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ithaca.spi.PlatformException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionFilesTest {
    @TempDir
    Path session;

    @Test
    void neverOverwritesAFile() throws Exception {
        assertThat(add("a.txt", "one")).hasFileName("a.txt").hasContent("one");
        assertThat(add("a.txt", "two")).hasFileName("a-1.txt").hasContent("two");
        assertThat(add("a.txt", "three")).hasFileName("a-2.txt");
        assertThat(add(".profile", "x")).hasFileName(".profile");
        assertThat(add(".profile", "y")).hasFileName(".profile-1");
    }

    @Test
    void staysInsideTheSession() {
        for (String name : List.of("", " ", ".", "..", "../x", "/etc/passwd", "a/b", "a\0b", "x".repeat(256))) {
            assertThatThrownBy(() -> add(name, "x")).as(name).isInstanceOf(PlatformException.class);
        }
        assertThat(session).isEmptyDirectory();
    }

    @Test
    void takesNoNameThatWouldBeKeysInATerminal() throws Exception {
        for (String name : List.of("a\nb", "a\rb", "\033[2J", "a\tb", "a\u007f", "a\u009b", "a\u2028b", "\ud800")) {
            assertThatThrownBy(() -> add(name, "x")).as(name).isInstanceOf(PlatformException.class);
        }
        assertThat(session).isEmptyDirectory();
        assertThat(add("späte Ergebnisse 👩‍💻.txt", "x")).hasFileName("späte Ergebnisse 👩‍💻.txt");
    }

    @Test
    void leavesNothingBehindOfContentThatFails() {
        @SuppressWarnings("InputStreamSlowMultibyteRead") // it fails before it reads
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };

        assertThatThrownBy(() -> SessionFiles.add(session, "a", failing)).hasMessage("gone");
        assertThat(session.resolve("files")).isEmptyDirectory();
    }

    private Path add(String name, String content) throws IOException {
        return SessionFiles.add(session, name, new ByteArrayInputStream(content.getBytes(UTF_8)));
    }
}
