// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.posix;

import com.sun.jna.Pointer;
import dev.ithaca.pty.host.posix.SpawnException.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Spawns with {@code posix_spawn} of glibc: the child shares the host's memory until it executes its program, so the cost
 * does not grow with the heap as that of fork does. One call makes the session, opens the slave (which makes it the
 * controlling terminal), resets all signals and closes every other descriptor.
 */
final class PosixPtySpawner implements PtySpawner {
    private static final int O_RDWR = 2;
    private static final int O_NOCTTY = 0400;
    private static final int O_CLOEXEC = 02000000;
    private static final short SETSIGDEF = 0x04;
    private static final short SETSIGMASK = 0x08;
    private static final short SETSID = 0x80;
    private static final int OPAQUE_BYTES = 1024;
    private static final String SHELL = "/bin/sh";

    private static final boolean AVAILABLE = probe();

    private final LeaderTable leaders;

    PosixPtySpawner(LeaderTable leaders) {
        this.leaders = leaders;
    }

    /** Whether this C library has all that is needed, and the kernel has pidfds. */
    static boolean available() {
        return AVAILABLE;
    }

    private static boolean probe() {
        if (!System.getProperty("os.name").equals("Linux") || Boolean.getBoolean("ithaca.host.pty4j")) {
            return false;
        }
        try {
            int self = PidDescriptor.open((int) ProcessHandle.current().pid());
            if (self < 0) {
                return false;
            }
            LibC.close(self);
            return true;
        } catch (UnsatisfiedLinkError e) {
            return false;
        }
    }

    @Override
    public PtyChild spawn(SpawnSpec spec) throws SpawnException {
        int master = openMaster();
        boolean spawned = false;
        try {
            Tty.setSize(master, spec.rows(), spec.columns());
            Tty.enableUtf8Editing(master);
            byte[] slave = new byte[64];
            if (LinuxLibC.ptsname_r(master, slave, slave.length) != 0) {
                throw failure("no name for a new pseudo terminal");
            }
            int pid = execute(spec, slave);
            int exit = PidDescriptor.open(pid);
            if (exit < 0) {
                ProcessSignal.sendToLeader(pid, Signals.KILL);
                leaders.abandon(pid);
                throw new SpawnException(Reason.SYSTEM, "cannot watch the child: too many open files");
            }
            spawned = true;
            return new PosixPtyChild(pid, master, exit, leaders);
        } finally {
            if (!spawned) {
                LibC.close(master);
            }
        }
    }

    private static int openMaster() throws SpawnException {
        int master = LinuxLibC.posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
        if (master < 0) {
            throw failure("cannot open a pseudo terminal");
        }
        if (LinuxLibC.grantpt(master) != 0 || LinuxLibC.unlockpt(master) != 0) {
            SpawnException failure = failure("cannot unlock a pseudo terminal");
            LibC.close(master);
            throw failure;
        }
        return master;
    }

    private int execute(SpawnSpec spec, byte[] slave) throws SpawnException {
        int[] pid = new int[1];
        int error = spawn(pid, spec.program(), spec.command(), spec, slave);
        if (error == Errno.ENOEXEC) {
            // A script without a first line "#!": the shells and execvp hand it to sh.
            List<String> command = new ArrayList<>(List.of(SHELL, spec.program().toString()));
            command.addAll(spec.command().subList(1, spec.command().size()));
            error = spawn(pid, Path.of(SHELL), command, spec, slave);
        }
        if (error == 0) {
            return pid[0];
        }
        String message = "cannot execute " + spec.program() + ": " + Errno.words(error);
        throw switch (error) {
            case Errno.ENOENT, Errno.EACCES, Errno.ENOEXEC, Errno.ENOTDIR ->
                new SpawnException(Reason.COMMAND_NOT_FOUND, message);
            case Errno.E2BIG -> new SpawnException(Reason.INVALID, message);
            default -> new SpawnException(Reason.SYSTEM, message);
        };
    }

    private int spawn(int[] pid, Path program, List<String> command, SpawnSpec spec, byte[] slave) {
        try (NativeBlock actions = new NativeBlock(OPAQUE_BYTES);
                NativeBlock attributes = new NativeBlock(OPAQUE_BYTES);
                NativeBlock signals = new NativeBlock(OPAQUE_BYTES);
                NativeBlock argv = NativeBlock.strings(command);
                NativeBlock environment = NativeBlock.strings(variables(spec.environment()))) {
            prepareActions(actions.pointer(), spec, slave);
            prepareAttributes(attributes.pointer(), signals.pointer());
            int[] error = new int[1];
            leaders.entering(() -> {
                error[0] = LinuxLibC.posix_spawn(
                        pid,
                        LibC.text(program.toString()),
                        actions.pointer(),
                        attributes.pointer(),
                        argv.pointer(),
                        environment.pointer());
                return error[0] == 0 ? pid[0] : 0;
            });
            LinuxLibC.posix_spawn_file_actions_destroy(actions.pointer());
            LinuxLibC.posix_spawnattr_destroy(attributes.pointer());
            return error[0];
        }
    }

    /** The slave is opened without O_NOCTTY by the leader of a fresh session, so it becomes its controlling terminal. */
    private static void prepareActions(Pointer actions, SpawnSpec spec, byte[] slave) {
        LinuxLibC.posix_spawn_file_actions_init(actions);
        LinuxLibC.posix_spawn_file_actions_addchdir_np(
                actions, LibC.text(spec.cwd().toString()));
        LinuxLibC.posix_spawn_file_actions_addopen(actions, 0, slave, O_RDWR, 0);
        LinuxLibC.posix_spawn_file_actions_adddup2(actions, 0, 1);
        LinuxLibC.posix_spawn_file_actions_adddup2(actions, 0, 2);
        LinuxLibC.posix_spawn_file_actions_addclosefrom_np(actions, 3);
    }

    private static void prepareAttributes(Pointer attributes, Pointer signals) {
        LinuxLibC.posix_spawnattr_init(attributes);
        LinuxLibC.sigfillset(signals);
        LinuxLibC.posix_spawnattr_setsigdefault(attributes, signals);
        LinuxLibC.sigemptyset(signals);
        LinuxLibC.posix_spawnattr_setsigmask(attributes, signals);
        LinuxLibC.posix_spawnattr_setflags(attributes, (short) (SETSID | SETSIGDEF | SETSIGMASK));
    }

    private static List<String> variables(Map<String, String> environment) {
        List<String> variables = new ArrayList<>(environment.size());
        environment.forEach((name, value) -> variables.add(name + "=" + value));
        return variables;
    }

    private static SpawnException failure(String what) {
        return new SpawnException(Reason.SYSTEM, what + ": " + Errno.words(com.sun.jna.Native.getLastError()));
    }
}
