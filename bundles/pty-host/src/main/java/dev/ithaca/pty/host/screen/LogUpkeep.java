// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.screen;

import dev.ithaca.session.log.ClosedSegments;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What a log needs now and then and nobody waits for. */
public final class LogUpkeep {
    /** The newest closed segment stays as it is: it is what a viewer scrolls back to. */
    private static final int KEEP_RAW = 1;

    private LogUpkeep() {}

    /** Compresses closed segments. */
    public static void compress(Path directory) throws IOException {
        ClosedSegments.compress(directory, KEEP_RAW);
    }

    /** Has the kernel put all files of a log on the disk. */
    public static void force(Path directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.{log,idx,jsonl}")) {
            for (Path file : files) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.force(false);
                }
            }
        }
    }
}
