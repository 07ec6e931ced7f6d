// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many connections the file descriptors of this process allow, with enough kept for all else that the daemon does. */
final class FileLimit {
    /** Jars, the database, the command socket and the sockets of the pty-hosts. */
    static final int RESERVE = 512;

    /** A connection, and the log or the host that is read for it. */
    private static final int EACH = 2;

    private static final int LEAST = 64;
    private static final Pattern OPEN_FILES = Pattern.compile("Max open files\\s+(\\d+)\\s.*");

    private FileLimit() {}

    /** At most {@code wanted}, less if there are few descriptors. */
    static int connections(int wanted) {
        try {
            return connections(wanted, Files.readAllLines(Path.of("/proc/self/limits")));
        } catch (IOException e) {
            return wanted; // not told here: no bound is known
        }
    }

    static int connections(int wanted, List<String> limits) {
        for (String line : limits) {
            Matcher matcher = OPEN_FILES.matcher(line);
            if (matcher.matches() && matcher.group(1).length() < 10) {
                int possible = (Integer.parseInt(matcher.group(1)) - RESERVE) / EACH;
                return Math.max(LEAST, Math.min(wanted, possible));
            }
        }
        return wanted;
    }
}
