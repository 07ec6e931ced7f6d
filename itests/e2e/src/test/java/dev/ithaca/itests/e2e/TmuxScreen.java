// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A tmux of its own with one program in its only window: what a user would see, from a terminal that Ithaca did not write.
 * It is also how the same program looks without Ithaca, for comparison.
 */
final class TmuxScreen implements AutoCloseable {
    private final List<String> base;
    private final Map<String, String> environment;
    private final Path cwd;

    TmuxScreen(Map<String, String> environment, Path cwd, int rows, int columns, List<String> command) {
        this.environment = environment;
        this.cwd = cwd;
        try {
            Path directory = Files.createTempDirectory(cwd, "tmux");
            Path config = directory.resolve("conf");
            Files.writeString(config, """
                    set -g status off
                    set -g default-terminal xterm-256color
                    set -g escape-time 0
                    """);
            base = List.of("tmux", "-S", directory.resolve("s").toString(), "-f", config.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> start = new ArrayList<>(List.of("new-session", "-d", "-s", "e2e"));
        start.addAll(List.of("-x", Integer.toString(columns), "-y", Integer.toString(rows)));
        // A shell keeps the window when the program has ended, so that its last words can be read.
        start.addAll(List.of("sh", "-c", "\"$@\"; exec sleep 600", "sh"));
        start.addAll(command);
        tmux(start.toArray(String[]::new));
    }

    /** The screen's rows with their colours and attributes. */
    List<String> styled() {
        return StyledCells.of(tmux("capture-pane", "-p", "-e", "-t", "e2e"));
    }

    /** The screen's rows as text. */
    String text() {
        return tmux("capture-pane", "-p", "-t", "e2e");
    }

    /** Row and column of the cursor, whether it is shown, and whether the alternate screen is on. */
    String cursor() {
        return tmux("display-message", "-p", "-t", "e2e", "#{cursor_y} #{cursor_x} #{cursor_flag} #{alternate_on}")
                .strip();
    }

    String awaitText(String regex) {
        Pattern pattern = Pattern.compile(regex, Pattern.MULTILINE);
        return await("the screen to show " + regex)
                .atMost(PtyDriver.SOON)
                .pollInterval(Duration.ofMillis(20))
                .until(this::text, shows(pattern));
    }

    private static Predicate<String> shows(Pattern pattern) {
        return text -> pattern.matcher(text).find();
    }

    TmuxScreen send(String keys) {
        List<String> command = new ArrayList<>(List.of("send-keys", "-t", "e2e", "-H"));
        for (byte one : keys.getBytes(StandardCharsets.UTF_8)) {
            command.add(HexFormat.of().toHexDigits(one));
        }
        tmux(command.toArray(String[]::new));
        return this;
    }

    void resize(int rows, int columns) {
        tmux("resize-window", "-t", "e2e", "-x", Integer.toString(columns), "-y", Integer.toString(rows));
    }

    private String tmux(String... arguments) {
        List<String> command = new ArrayList<>(base);
        command.addAll(List.of(arguments));
        Commands.Result result = Commands.run(command, environment, cwd, new byte[0]);
        if (result.exit() != 0) {
            throw new AssertionError("tmux " + String.join(" ", arguments) + ": " + result);
        }
        return result.out();
    }

    @Override
    public void close() {
        List<String> command = new ArrayList<>(base);
        command.add("kill-server");
        Commands.run(command, environment, cwd, new byte[0]);
    }
}
