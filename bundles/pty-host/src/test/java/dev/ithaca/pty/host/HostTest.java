// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host;

import dev.ithaca.wire.host.HostReply;
import dev.ithaca.wire.host.HostRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A host for the tests of one class, and a control connection for each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HostTest {
    HostRun host;
    ControlClient control;

    @BeforeAll
    void startHost() {
        host = HostRun.start();
    }

    @AfterAll
    void stopHost() {
        host.close();
    }

    @BeforeEach
    void connect() {
        control = host.control();
    }

    @AfterEach
    void disconnect() {
        control.close();
    }

    void kill(String session) {
        control.ask(new HostRequest.Terminate(session, true, 0));
        control.ended(session);
    }

    static String failure(HostReply reply) {
        if (reply instanceof HostReply.Failed failed) {
            return failed.code() + ": " + failed.message();
        }
        throw new AssertionError(reply.toString());
    }

    static void eventually(ThrowingRunnable assertion) {
        Awaitility.await()
                .atMost(20, TimeUnit.SECONDS)
                .pollInterval(10, TimeUnit.MILLISECONDS)
                .untilAsserted(assertion);
    }

    /** Whether a process with this command line runs. */
    static boolean runs(String commandLine) throws IOException {
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (commandLine(process).equals(commandLine)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String commandLine(Path process) {
        try {
            return Files.readString(process.resolve("cmdline"))
                    .replace('\0', ' ')
                    .trim();
        } catch (IOException e) {
            return "";
        }
    }
}
