// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.posix;

import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/** Terminal controls on a PTY's master. */
public final class Tty {
    private static final boolean LINUX = System.getProperty("os.name").equals("Linux");
    private static final long TIOCSWINSZ = LINUX ? 0x5414 : 0x80087467L;
    private static final long TIOCSIG = LINUX ? 0x40045436L : 0x2000745FL;
    private static final long TIOCGPGRP = LINUX ? 0x540F : 0x40047477L;
    private static final long TIOCGPTN = 0x80045430L;
    private static final int IUTF8 = 0x4000;
    private static final int WINSIZE_BYTES = 8;
    private static final int TERMIOS_BYTES = 256;

    /** Four words of flags, the local ones last: of four bytes on Linux, of eight on macOS. */
    private static final int LOCAL_FLAGS = LINUX ? 12 : 24;

    private static final int CHARACTERS = 17;
    private static final int VSTART = 8;
    private static final int VSTOP = 9;
    private static final int IXON = 0x400;
    private static final int ECHO = 8;
    private static final int ECHONL = 0x40;
    private static final int EXTPROC = 0x10000;
    private static final int ICANON = LINUX ? 2 : 0x100;

    private Tty() {}

    /** Sets the size; the kernel tells the foreground process group by SIGWINCH. */
    public static void setSize(int master, int rows, int columns) {
        try (NativeBlock size = new NativeBlock(WINSIZE_BYTES)) {
            size.pointer().setShort(0, (short) rows);
            size.pointer().setShort(2, (short) columns);
            LibC.ioctl(master, TIOCSWINSZ, size.pointer());
        }
    }

    /** Sends a signal to the foreground process group, whatever the terminal's modes are. */
    public static void signalForeground(int master, int signal) {
        LibC.ioctl(master, TIOCSIG, new Pointer(signal));
    }

    /** The foreground process group, asked of the master; 0 if there is none. */
    public static int foregroundGroup(int master) {
        return number(master, TIOCGPGRP, 0);
    }

    /** The path of the terminal's own side; empty where the system has no numbers for them. */
    public static String slavePath(int master) {
        int number = LINUX ? number(master, TIOCGPTN, -1) : -1;
        return number < 0 ? "" : "/dev/pts/" + number;
    }

    private static int number(int master, long request, int otherwise) {
        try (NativeBlock answer = new NativeBlock(Integer.BYTES)) {
            return LibC.ioctl(master, request, answer.pointer()) == 0
                    ? answer.pointer().getInt(0)
                    : otherwise;
        }
    }

    /** How the terminal takes keys now, asked of its master; null if it does not say. */
    public static @Nullable LineMode lineMode(int master) {
        try (NativeBlock termios = new NativeBlock(TERMIOS_BYTES)) {
            if (LibC.tcgetattr(master, termios.pointer()) != 0) {
                return null;
            }
            int flags = termios.pointer().getInt(LOCAL_FLAGS);
            return new LineMode((flags & ECHO) != 0, (flags & ICANON) != 0);
        }
    }

    /** What the terminal does with Ctrl-S and Ctrl-Q, asked of its master; null if it does not say, or elsewhere than on Linux. */
    static @Nullable FlowControl flowControl(int master) {
        try (NativeBlock termios = new NativeBlock(TERMIOS_BYTES)) {
            Pointer modes = termios.pointer();
            if (!LINUX || LibC.tcgetattr(master, modes) != 0) {
                return null;
            }
            int local = modes.getInt(LOCAL_FLAGS);
            return new FlowControl(
                    (local & (ECHO | ECHONL)) != 0,
                    (modes.getInt(0) & IXON) != 0 && (local & EXTPROC) == 0,
                    modes.getByte(CHARACTERS + VSTOP),
                    modes.getByte(CHARACTERS + VSTART));
        }
    }

    /** Lets the kernel's own line editing erase whole UTF-8 characters, as every terminal of today asks it to. */
    static void enableUtf8Editing(int master) {
        try (NativeBlock termios = new NativeBlock(TERMIOS_BYTES)) {
            if (LibC.tcgetattr(master, termios.pointer()) == 0) {
                termios.pointer().setInt(0, termios.pointer().getInt(0) | IUTF8);
                LibC.tcsetattr(master, 0, termios.pointer());
            }
        }
    }
}
