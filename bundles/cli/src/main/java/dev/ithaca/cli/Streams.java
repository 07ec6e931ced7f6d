// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The process's own streams, without the encoders and locks of {@link System#out}. */
final class Streams {
    static final FileInputStream IN = new FileInputStream(FileDescriptor.in);
    static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);
    static final FileOutputStream ERR = new FileOutputStream(FileDescriptor.err);

    private static final boolean LINUX = System.getProperty("os.name").startsWith("Linux");

    private Streams() {}

    /** Whether a descriptor (0, 1 or 2) is a terminal. */
    static boolean isTerminal(int descriptor) {
        if (!LINUX) {
            return isTerminalByTest(descriptor);
        }
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.startsWith("/dev/console");
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isTerminalByTest(int descriptor) {
        try {
            return new ProcessBuilder("test", "-t", Integer.toString(descriptor))
                            .inheritIO()
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Writes to standard output; who went away without reading it is nobody's error. */
    static void out(String text) throws IOException {
        try {
            OUT.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new BrokenPipe(e);
        }
    }

    /** Writes to standard error; if that is closed there is nobody to tell. */
    static void err(String line) {
        try {
            ERR.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            return;
        }
    }
}
