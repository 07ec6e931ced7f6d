// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package org.apache.karaf.main;

import dev.ithaca.wire.FrameChannel;
import dev.ithaca.wire.command.CommandMessage;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.TreeMap;

/**
 * Stands for the daemon in tests of how the client starts it: writes what its JVM was told into {@code told} in its state
 * directory, does every command without a word, and ends when it is told to stop, or after a minute.
 */
public final class Main {
    private static final long LIFE_MILLIS = 60_000;

    private Main() {}

    /** Runs until it is told to stop. */
    public static void main(String[] arguments) throws IOException {
        Path state = Path.of(System.getProperty("fake.state"));
        new Timer(true).schedule(end(), LIFE_MILLIS);
        TreeMap<Object, Object> told = new TreeMap<>(System.getProperties());
        told.keySet().removeIf(name -> !name.toString().startsWith("ithaca."));
        Files.writeString(state.resolve("told"), told.toString());
        Path socket = state.resolve("run/ithaca.sock");
        try (ServerSocketChannel server =
                ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket))) {
            while (answer(server)) {
                // the next command
            }
        } finally {
            Files.deleteIfExists(socket);
        }
    }

    private static TimerTask end() {
        return new TimerTask() {
            @Override
            public void run() {
                Runtime.getRuntime().halt(1);
            }
        };
    }

    /** Whether it goes on. */
    private static boolean answer(ServerSocketChannel server) throws IOException {
        try (FrameChannel client = new FrameChannel(server.accept())) {
            ByteBuffer payload = client.receive();
            if (payload == null) {
                return true; // somebody looked whether it is there
            }
            CommandMessage.Run run = (CommandMessage.Run) CommandMessage.read(client.type(), payload);
            client.send(new CommandMessage.Exit(0).frame());
            return !run.arguments().equals(List.of("daemon", "stop"));
        }
    }
}
