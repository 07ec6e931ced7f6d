// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds the processes that belong to a test's state directory by the path in their command line or environment. */
final class StateProcesses {
    /** A variable of the caller's environment that programs in sessions inherit. */
    static final String MARK = "E2E_STATE";

    private StateProcesses() {}

    /** Daemon, hosts and the programs in their sessions; never this JVM. */
    static List<ProcessHandle> of(Path state) {
        long self = ProcessHandle.current().pid();
        return ProcessHandle.allProcesses()
                .filter(p -> p.pid() != self && names(p.pid(), state.toString()))
                .toList();
    }

    /** The hosts: Java processes with a socket below the state directory's run folder. */
    static List<ProcessHandle> hosts(Path state) {
        String socket = state.resolve("run").resolve("pty-host-").toString();
        return ProcessHandle.allProcesses()
                .filter(p -> file(p.pid(), "cmdline").contains(socket))
                .toList();
    }

    private static boolean names(long pid, String path) {
        return file(pid, "cmdline").contains(path) || file(pid, "environ").contains(MARK + "=" + path + "\0");
    }

    private static String file(long pid, String name) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), name), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
