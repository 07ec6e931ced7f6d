// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.host;

import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.spi.PlatformException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Starts pty-host processes and waits until they answer. The process outlives this one: it makes its own session. */
final class HostLauncher {
    private static final long START_SECONDS = 20;
    private static final int POLL_MILLIS = 5;
    private static final String JAR = "dev.ithaca.pty.host.jar";
    private static final List<String> KEPT_VARIABLES = List.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "USER");

    private final HostInstall install;
    private final Path runDirectory;
    private final Path logDirectory;

    HostLauncher(HostInstall install, Path runDirectory, Path logDirectory) {
        this.install = install;
        this.runDirectory = runDirectory;
        this.logDirectory = logDirectory;
    }

    HostConnection launch(HostListener listener, ScheduledExecutorService timers)
            throws IOException, InterruptedException {
        Path folder = install.runnable();
        String name = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        Path socket = runDirectory.resolve("pty-host-" + name + ".sock");
        Path log = logDirectory.resolve("pty-host-" + name + ".log");
        ProcessBuilder builder = new ProcessBuilder(command(folder, socket));
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(KEPT_VARIABLES);
        builder.directory(runDirectory.toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Process process = builder.start();
        return awaitAnswer(process, socket, log, listener, timers);
    }

    private List<String> command(Path folder, Path socket) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Path options = folder.resolve("host.vmoptions");
        if (Files.exists(options)) {
            Files.readAllLines(options).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .forEach(command::add);
        }
        // JNA unpacks its native library: beside the jars of this build, not in a shared folder.
        command.add("-Djna.tmpdir=" + folder);
        command.addAll(List.of("-jar", folder.resolve(JAR).toString()));
        command.addAll(List.of("--socket", socket.toString(), "--build", install.build()));
        return command;
    }

    private static HostConnection awaitAnswer(
            Process process, Path socket, Path log, HostListener listener, ScheduledExecutorService timers)
            throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (true) {
            if (Files.exists(socket)) {
                try {
                    return HostConnection.open(socket, listener, timers);
                } catch (IOException notYet) {
                    // bound, not yet listening
                }
            }
            if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                throw failed(
                        "the pty-host ended with code " + process.exitValue() + " before it was ready; see " + log);
            }
            if (System.nanoTime() - deadline > 0) {
                process.destroyForcibly();
                throw failed("the pty-host was not ready after " + START_SECONDS + " s; see " + log);
            }
        }
    }

    private static PlatformException failed(String message) {
        return new PlatformException(SessionErrorCode.HOST_UNAVAILABLE, message);
    }
}
