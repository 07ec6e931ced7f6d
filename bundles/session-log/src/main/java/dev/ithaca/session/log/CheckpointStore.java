// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes checkpoints and thins them out: the newest stay, older ones so that none is needed over 4 MiB back. */
final class CheckpointStore {
    private static final int NEWEST = 8;
    private static final long SPACING = 4L << 20;

    private final Path directory;
    private long @Nullable [] offsets;

    CheckpointStore(Path directory) {
        this.directory = directory;
    }

    void add(Checkpoint checkpoint, ChannelOpener opener) {
        Path path = SegmentFiles.checkpoint(directory, checkpoint.offset());
        Path temporary = SegmentFiles.temporary(path);
        try {
            try (FileChannel channel = opener.open(
                    temporary,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer bytes = CheckpointFormat.encode(checkpoint);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
            offsets = thin(with(known(), checkpoint.offset()));
        } catch (IOException e) {
            forget(temporary);
        }
    }

    /** Removes those before {@code start}: the bytes that follow them are gone. */
    void trim(long start) throws IOException {
        long[] all = known();
        int kept = 0;
        while (kept < all.length && all[kept] < start) {
            Files.deleteIfExists(SegmentFiles.checkpoint(directory, all[kept]));
            kept++;
        }
        offsets = Arrays.copyOfRange(all, kept, all.length);
    }

    private long[] known() throws IOException {
        long[] all = offsets;
        return all != null ? all : SegmentFiles.checkpoints(directory);
    }

    private static long[] with(long[] all, long offset) {
        int place = Arrays.binarySearch(all, offset);
        if (place >= 0) {
            return all;
        }
        long[] more = Arrays.copyOf(all, all.length + 1);
        System.arraycopy(all, -place - 1, more, -place, all.length + place + 1);
        more[-place - 1] = offset;
        return more;
    }

    private long[] thin(long[] all) throws IOException {
        long[] kept = new long[all.length];
        int count = 0;
        for (int i = 0; i < all.length; i++) {
            boolean needed = count == 0 || i >= all.length - NEWEST || all[i + 1] - kept[count - 1] > SPACING;
            if (needed) {
                kept[count++] = all[i];
            } else {
                Files.deleteIfExists(SegmentFiles.checkpoint(directory, all[i]));
            }
        }
        return Arrays.copyOf(kept, count);
    }

    private void forget(Path temporary) {
        offsets = null;
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            // The next recovery removes it.
        }
    }
}
