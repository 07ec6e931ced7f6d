// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.posix;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import com.pty4j.unix.UnixPtyProcess;
import dev.ithaca.pty.host.posix.SpawnException.Reason;
import java.io.IOException;
import java.util.HashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Spawns with pty4j, where {@link PosixPtySpawner} cannot: macOS, musl, old kernels. Only its descriptor is used, never
 * its streams. Its reaper thread takes the status and tells no signal, and a thread waits for each child. The terminal gets its
 * size once the child runs: one that looks at once sees 0 x 0.
 */
final class Pty4jSpawner implements PtySpawner {
    @Override
    public PtyChild spawn(SpawnSpec spec) throws SpawnException {
        String[] command = spec.command().toArray(String[]::new);
        command[0] = spec.program().toString();
        try {
            PtyProcess process = new PtyProcessBuilder(command)
                    .setDirectory(spec.cwd().toString())
                    .setEnvironment(new HashMap<>(spec.environment()))
                    .setInitialColumns(spec.columns())
                    .setInitialRows(spec.rows())
                    .start();
            UnixPtyProcess unix = (UnixPtyProcess) process;
            // A duplicate: pty4j goes on owning the descriptor that it opened, and closes it after the child's end.
            return new Child(unix, LibC.dup(unix.getPty().getMasterFD()));
        } catch (IOException e) {
            throw new SpawnException(
                    Reason.COMMAND_NOT_FOUND, "cannot execute " + spec.program() + ": " + e.getMessage());
        }
    }

    private record Child(UnixPtyProcess process, int master) implements PtyChild {
        @Override
        public int pid() {
            return (int) process.pid();
        }

        @Override
        public int exitDescriptor() {
            return -1;
        }

        @Override
        public void onExit(Consumer<WaitStatus> callback) {
            Thread waiter = new Thread(() -> await(callback), "pty-host-wait-" + pid());
            waiter.setDaemon(true);
            waiter.start();
        }

        private void await(Consumer<WaitStatus> callback) {
            try {
                int code = process.waitFor();
                closeStreams();
                callback.accept(new WaitStatus(code & 0xff, 0));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the host ends
            }
        }

        @Override
        public @Nullable WaitStatus reap() {
            return null;
        }

        @Override
        public void abandon() {
            process.destroyForcibly();
            closeStreams();
        }

        private void closeStreams() {
            try {
                process.getInputStream().close();
                process.getOutputStream().close();
            } catch (IOException e) {
                // The descriptor goes with the process object; there is nobody to tell.
            }
        }
    }
}
