// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.posix;

import java.nio.file.Path;

/** The host's own place among the processes. */
public final class HostProcess {
    private static final int O_WRONLY = 1;
    private static final int O_RDWR = 2;
    private static final boolean LINUX = System.getProperty("os.name").equals("Linux");
    private static final int O_CREAT = LINUX ? 0100 : 0x200;
    private static final int O_APPEND = LINUX ? 02000 : 8;

    private HostProcess() {}

    /** Leaves the session of whoever started it, and adopts the orphans among its descendants. */
    public static void detach() {
        LibC.setsid(); // fails for a process group leader, which has left already
        LibC.chdir(LibC.text("/"));
        if (PosixPtySpawner.available()) {
            LinuxLibC.prctl(LinuxLibC.PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
        }
    }

    /** Sends stdout and stderr to a file, and takes stdin from nowhere. */
    public static void redirect(Path log) {
        int nothing = LibC.open(LibC.text("/dev/null"), O_RDWR, 0);
        int file = LibC.open(LibC.text(log.toString()), O_WRONLY | O_CREAT | O_APPEND, 0600);
        int out = file >= 0 ? file : nothing;
        LibC.dup2(nothing, 0);
        LibC.dup2(out, 1);
        LibC.dup2(out, 2);
        closeSpare(nothing);
        closeSpare(file);
    }

    /** Runs something while only the owner gets access to new files. */
    public static <E extends Exception> void withPrivateFiles(Action<E> action) throws E {
        int before = LibC.umask(0077);
        try {
            action.run();
        } finally {
            LibC.umask(before);
        }
    }

    /** Lowers the priority of the calling thread for good. */
    public static void lowerThreadPriority() {
        if (PosixPtySpawner.available()) {
            LibC.setpriority(0, LinuxLibC.gettid(), 15);
        }
    }

    private static void closeSpare(int descriptor) {
        if (descriptor > 2) {
            LibC.close(descriptor);
        }
    }

    /** Something to do that may fail. */
    @FunctionalInterface
    public interface Action<E extends Exception> {
        void run() throws E;
    }
}
