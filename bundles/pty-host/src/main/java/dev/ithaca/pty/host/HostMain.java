// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host;

import dev.ithaca.pty.host.posix.HostProcess;
import dev.ithaca.pty.host.server.HostServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the host begins and ends. */
public final class HostMain {
    private static final int USAGE = 2;

    private HostMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        HostOptions options;
        try {
            options = HostOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(USAGE);
            return;
        }
        HostLog log = new HostLog(System.err);
        try {
            HostServer server = open(options, log);
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "pty-host-stop"));
            server.start();
            server.awaitUseless();
            server.stop();
        } catch (IOException | RuntimeException | LinkageError e) {
            log.accept("cannot start: " + e);
            System.exit(1);
        }
    }

    private static HostServer open(HostOptions options, HostLog log) throws IOException {
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, failure) -> log.accept(thread.getName() + " died: " + failure));
        Path file = options.log();
        Files.createDirectories(file.resolveSibling("."));
        HostProcess.withPrivateFiles(() -> HostProcess.redirect(file));
        HostProcess.detach();
        return new HostServer(options.socket(), options.build(), options.idleMillis(), options.viewerMillis(), log);
    }
}
