// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.posix;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bounded reads below {@code /proc}; what has ended meanwhile, or is not ours to see, is null or empty. */
final class ProcFile {
    private static final Path PROC = Path.of("/proc");
    private static final int MOST = 16 * 1024;

    private ProcFile() {}

    static @Nullable String text(String path) {
        try (InputStream in = Files.newInputStream(PROC.resolve(path))) {
            return new String(in.readNBytes(MOST), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return null;
        }
    }

    static String link(String path) {
        try {
            return Files.readSymbolicLink(PROC.resolve(path)).toString();
        } catch (IOException e) {
            return "";
        }
    }

    static List<Integer> numbers(String path, int most) {
        List<Integer> numbers = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC.resolve(path), "[0-9]*")) {
            for (Path entry : entries) {
                if (numbers.size() == most) {
                    break;
                }
                numbers.add(Integer.parseInt(entry.getFileName().toString()));
            }
        } catch (IOException | NumberFormatException e) {
            return numbers;
        }
        return numbers;
    }

    /** Some bytes of a process's memory, in the machine's order; null if we may not look. */
    static @Nullable ByteBuffer memory(int pid, long address, int length) {
        try (FileChannel memory = FileChannel.open(PROC.resolve(pid + "/mem"))) {
            ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.nativeOrder());
            return address > 0 && memory.read(bytes, address) == length ? bytes.flip() : null;
        } catch (IOException e) {
            return null;
        }
    }
}
