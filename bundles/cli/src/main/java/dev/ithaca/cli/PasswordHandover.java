// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.cli;

import dev.ithaca.wire.FrameChannel;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/** Hands a password to a daemon that is starting in the foreground, as soon as it answers. Ends with the client. */
final class PasswordHandover {
    private static final long DEADLINE_NANOS = 60_000_000_000L;
    private static final long POLL_MILLIS = 50;

    private final StateHome state;
    private final Map<String, String> environment;
    private final byte[] password;

    PasswordHandover(StateHome state, Map<String, String> environment, byte[] password) {
        this.state = state;
        this.environment = environment;
        this.password = password;
    }

    void begin() {
        Thread thread = new Thread(this::run, "ithaca-password");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            new WebCommands(state, environment).setPassword(connect(), password);
        } catch (IOException | CliException e) {
            Streams.err("error: the password was not set: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Arrays.fill(password, (byte) 0);
        }
    }

    private FrameChannel connect() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        while (true) {
            try {
                return FrameChannel.connect(state.socket());
            } catch (IOException e) {
                if (System.nanoTime() - begin > DEADLINE_NANOS) {
                    throw e;
                }
                Thread.sleep(POLL_MILLIS);
            }
        }
    }
}
