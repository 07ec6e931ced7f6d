// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.posix;

/** The error numbers that the host tells apart, and words for them. Linux and macOS agree on all of these. */
final class Errno {
    static final int EPERM = 1;
    static final int ENOENT = 2;
    static final int E2BIG = 7;
    static final int ENOEXEC = 8;
    static final int EACCES = 13;
    static final int ENOTDIR = 20;
    static final int ENFILE = 23;
    static final int EMFILE = 24;
    static final int ENOSPC = 28;

    private Errno() {}

    static String words(int errno) {
        return switch (errno) {
            case EPERM -> "operation not permitted";
            case ENOENT -> "no such file or directory (of it or of its interpreter)";
            case E2BIG -> "arguments and environment are too long";
            case ENOEXEC -> "not an executable format";
            case EACCES -> "permission denied";
            case ENOTDIR -> "not a directory";
            case ENFILE, EMFILE -> "too many open files";
            case ENOSPC -> "no more pseudo terminals (kernel.pty.max)";
            default -> "error " + errno;
        };
    }
}
