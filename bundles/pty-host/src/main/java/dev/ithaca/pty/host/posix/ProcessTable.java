// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.posix;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code /proc}. On a system without one the table is empty, and only process groups can be signalled. */
public final class ProcessTable {
    private static final Path PROC = Path.of("/proc");
    private static final int MOST_ENVIRONMENT = 2 * 1024 * 1024;

    private ProcessTable() {}

    /** All processes that can be seen now. */
    public static List<ProcessEntry> scan() {
        List<ProcessEntry> entries = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                find(Integer.parseInt(process.getFileName().toString())).ifPresent(entries::add);
            }
        } catch (IOException | NumberFormatException e) {
            return entries;
        }
        return entries;
    }

    /** One process, if it exists. */
    public static Optional<ProcessEntry> find(int pid) {
        byte[] stat = read(PROC.resolve(pid + "/stat"), 1024);
        return stat == null ? Optional.empty() : parse(pid, new String(stat, StandardCharsets.ISO_8859_1));
    }

    /** Whether a process was started with the given variable in its environment. */
    public static boolean startedWith(int pid, String variable) {
        byte[] environment = read(PROC.resolve(pid + "/environ"), MOST_ENVIRONMENT);
        return environment != null
                && ("\0" + new String(environment, StandardCharsets.ISO_8859_1) + "\0")
                        .contains("\0" + variable + "\0");
    }

    /** Whether a process ignores a signal, so that another must be sent to reach it. */
    public static boolean ignores(int pid, int signal) {
        byte[] status = read(PROC.resolve(pid + "/status"), 8192);
        if (status == null) {
            return false;
        }
        String text = new String(status, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("\nSigIgn:\t") + 9;
        return at >= 9 && (Long.parseUnsignedLong(text.substring(at, at + 16), 16) >>> (signal - 1) & 1) == 1;
    }

    /** The command name may hold anything, blanks and brackets too: what follows begins behind the last bracket. */
    static Optional<ProcessEntry> parse(int pid, String stat) {
        int end = stat.lastIndexOf(')');
        if (end < 0 || end + 2 >= stat.length()) {
            return Optional.empty();
        }
        String[] fields = stat.substring(end + 2).split(" ", -1);
        if (fields.length < 20) {
            return Optional.empty();
        }
        return Optional.of(new ProcessEntry(
                pid,
                Integer.parseInt(fields[1]),
                Integer.parseInt(fields[2]),
                Integer.parseInt(fields[3]),
                fields[0].equals("Z") || fields[0].equals("X"),
                Long.parseLong(fields[19])));
    }

    private static byte @Nullable [] read(Path file, int most) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(most);
        } catch (IOException e) {
            return null; // ended meanwhile, or not ours to see
        }
    }
}
