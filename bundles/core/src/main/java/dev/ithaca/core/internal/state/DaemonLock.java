// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.core.internal.state;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds {@code run/lock} and keeps {@code run/pid}. The kernel gives the lock back when the process dies, however it dies,
 * so a lock is never stale; the pid file may be, and is only there to be read by people and by the launcher.
 */
final class DaemonLock implements Closeable {
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final FileChannel channel;
    private final Path pid;

    private DaemonLock(FileChannel channel, Path pid) {
        this.channel = channel;
        this.pid = pid;
    }

    /**
     * Takes the lock.
     *
     * @return the lock, or null if another daemon has it
     */
    static @Nullable DaemonLock take(Path run) throws IOException {
        FileChannel channel = FileChannel.open(
                run.resolve("lock"), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OWNER_ONLY);
        DaemonLock lock = null;
        try {
            if (isFree(channel)) {
                lock = new DaemonLock(channel, run.resolve("pid"));
                lock.writePid(run);
            }
            return lock;
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
    }

    /** What the last holder wrote, for the message to the user. */
    static String holder(Path run) {
        try {
            return "pid " + Files.readString(run.resolve("pid")).strip();
        } catch (IOException e) {
            return "pid unknown";
        }
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            // Two daemons in one process, as in a test.
            return false;
        }
    }

    private void writePid(Path run) throws IOException {
        Path fresh = run.resolve("pid.new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, OWNER_ONLY);
        Files.writeString(fresh, ProcessHandle.current().pid() + "\n");
        Files.move(fresh, pid, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Gives the lock back. The file stays: to delete it would let two processes hold locks on two files of one name. */
    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(pid);
        }
    }
}
