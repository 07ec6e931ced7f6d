// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The client as a process of its own, as users run it. */
final class ClientProcess {
    private ClientProcess() {}

    /** What a finished client left. */
    record Outcome(int code, String out, String err) {}

    static List<String> command(String... words) {
        return command(List.of(), words);
    }

    private static List<String> command(List<String> options, String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), "dev.ithaca.cli.Main"));
        command.addAll(Arrays.asList(words));
        return command;
    }

    /** Only what the client needs: nothing of the tests. */
    private static String classPath() {
        StringBuilder path = new StringBuilder();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (entry.contains("dev.ithaca") || entry.endsWith("classes")) {
                path.append(entry).append(File.pathSeparator);
            }
        }
        return path.toString();
    }

    static Outcome run(Path state, String input, String... words) throws IOException, InterruptedException {
        return run(state, input, List.of(), words);
    }

    /** With further options of its JVM. */
    static Outcome run(Path state, String input, List<String> options, String... words)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command(options, words));
        builder.environment().put("ITHACA_STATE_DIR", state.toString());
        Process process = builder.start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("the client did not end");
        }
        return new Outcome(process.exitValue(), out, err);
    }
}
