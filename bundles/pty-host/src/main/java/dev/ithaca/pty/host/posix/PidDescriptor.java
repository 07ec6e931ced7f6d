// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.posix;

/** Descriptors that stand for one process for ever, so that a signal never reaches a later owner of its pid. */
final class PidDescriptor {
    private PidDescriptor() {}

    /** Opens one, or gives -1: the process is gone, or the kernel is older than 5.3. */
    static int open(int pid) {
        return (int) LinuxLibC.syscall(LinuxLibC.SYS_PIDFD_OPEN, pid, 0, 0, 0);
    }

    static boolean signal(int descriptor, int signal) {
        return LinuxLibC.syscall(LinuxLibC.SYS_PIDFD_SEND_SIGNAL, descriptor, signal, 0, 0) == 0;
    }
}
