// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.posix;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** The C functions that every Unix has; direct mapping, because an interface proxy costs ten times a system call. */
final class LibC {
    static {
        Native.register(LibC.class, "c");
    }

    private LibC() {}

    static native int ioctl(int descriptor, long request, Pointer argument);

    static native int dup(int descriptor);

    static native int dup2(int from, int to);

    static native int close(int descriptor);

    static native int poll(Pointer descriptors, long count, int millis);

    static native int open(byte[] path, int flags, int mode);

    static native long write(int descriptor, byte[] bytes, long count);

    static native int chdir(byte[] path);

    static native int setsid();

    static native int umask(int mask);

    static native int kill(int pid, int signal);

    static native int setpriority(int which, int who, int priority);

    static native int access(byte[] path, int mode);

    static native int tcgetattr(int descriptor, Pointer termios);

    static native int tcsetattr(int descriptor, int when, Pointer termios);

    /** A C string of a Java one. */
    static byte[] text(String value) {
        byte[] utf8 = value.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return java.util.Arrays.copyOf(utf8, utf8.length + 1);
    }
}
