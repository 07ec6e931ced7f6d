// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs programs without a terminal, as a script would, each with a deadline. */
final class Commands {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** What a program left behind. */
    record Result(int exit, byte[] bytes, String err) {
        String out() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return "exit " + exit + ", stdout <" + abridged(out()) + ">, stderr <" + abridged(err) + ">";
        }

        private static String abridged(String text) {
            return text.length() <= 2000 ? text : text.substring(0, 2000) + "…";
        }
    }

    private Commands() {}

    static Result run(List<String> command, Map<String, String> environment, Path cwd, byte[] input) {
        return run(command, environment, cwd, input, LIMIT);
    }

    static Result run(List<String> command, Map<String, String> environment, Path cwd, byte[] input, Duration limit) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(cwd.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            CompletableFuture<byte[]> out = read(process.getInputStream());
            CompletableFuture<byte[]> err = read(process.getErrorStream());
            feed(process, input);
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", command) + ": did not end within " + limit);
            }
            return new Result(process.exitValue(), out.join(), new String(err.join(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Runs a program of the system that has to succeed; gives its output. */
    static String must(List<String> command) {
        Result result = run(command, System.getenv(), Path.of("."), new byte[0]);
        if (result.exit() != 0) {
            throw new AssertionError(String.join(" ", command) + ": " + result);
        }
        return result.out();
    }

    static boolean available(String program) {
        for (String directory : System.getenv("PATH").split(":", -1)) {
            if (Files.isExecutable(Path.of(directory, program))) {
                return true;
            }
        }
        return false;
    }

    private static CompletableFuture<byte[]> read(InputStream stream) {
        CompletableFuture<byte[]> all = new CompletableFuture<>();
        Thread reader = new Thread(
                () -> {
                    try (stream) {
                        all.complete(stream.readAllBytes());
                    } catch (IOException e) {
                        all.completeExceptionally(e);
                    }
                },
                "command-output");
        reader.setDaemon(true);
        reader.start();
        return all;
    }

    private static void feed(Process process, byte[] input) throws IOException {
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input);
        } catch (IOException e) {
            if (process.isAlive() && input.length > 0) {
                throw e;
            }
        }
    }
}
