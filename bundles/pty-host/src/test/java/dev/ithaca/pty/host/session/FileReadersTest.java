// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.session.log.LogLimits;
import dev.ithaca.session.log.LogWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReadersTest {
    private static final int SEGMENT = 1000;

    @TempDir
    Path directory;

    private FileReaders readers;

    @BeforeEach
    void write() throws IOException {
        try (LogWriter writer = LogWriter.open(directory, new LogLimits(SEGMENT, Long.MAX_VALUE, 4096), () -> 1)) {
            for (int i = 0; i < 10 * SEGMENT; i++) {
                writer.append(ByteBuffer.wrap(new byte[] {at(i)}));
            }
        }
        readers = new FileReaders(directory);
    }

    @AfterEach
    void close() {
        readers.close();
    }

    private static byte at(long offset) {
        return (byte) (offset * 31 + offset / 251);
    }

    private void read(long offset, int length) throws IOException {
        ByteBuffer target = ByteBuffer.allocate(length);
        assertThat(readers.read(offset, target)).isEqualTo(length);
        for (int i = 0; i < length; i++) {
            assertThat(target.get(i)).isEqualTo(at(offset + i));
        }
    }

    /** Descriptors of this log that are open, by number and file. */
    private Set<String> open() throws IOException {
        Set<String> open = new HashSet<>();
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            for (Path descriptor : all.toList()) {
                Path target = Files.isSymbolicLink(descriptor) ? Files.readSymbolicLink(descriptor) : descriptor;
                if (target.startsWith(directory.toRealPath())) {
                    open.add(descriptor.getFileName() + " " + target);
                }
            }
        }
        return open;
    }

    @Test
    void keepsTheFileOfEachViewerOpenWhileTheyTakeTurns() throws Exception {
        read(0, 100);
        read(5000, 100);
        Set<String> both = open();
        assertThat(both).hasSize(2);
        for (int i = 1; i < 10; i++) {
            read(i * 100L, 100);
            read(5000 + i * 100L, 100);
            assertThat(open()).isEqualTo(both);
        }
    }

    @Test
    void servesManyViewersWithFewFiles() throws Exception {
        for (int i = 0; i < 10; i++) {
            for (int viewer = 0; viewer < 10; viewer++) {
                read(viewer * 1000L + i * 100L, 100);
            }
        }
        assertThat(open()).hasSizeLessThanOrEqualTo(4);
        readers.close();
        assertThat(open()).isEmpty();
        read(42, 7);
    }
}
