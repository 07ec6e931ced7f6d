// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.cli;

import dev.ithaca.wire.FrameChannel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of {@code web} that only the client can do: ask for a password unseen, and open a browser. */
final class WebCommands {
    private final StateHome state;
    private final Map<String, String> environment;

    WebCommands(StateHome state, Map<String, String> environment) {
        this.state = state;
        this.environment = environment;
    }

    /** Whether the client has a part in this use of {@code web}. */
    static boolean handles(String[] words) {
        return words.length == 1 || ("password".equals(words[1]) && !asksForHelp(words));
    }

    private static boolean asksForHelp(String[] words) {
        List<String> all = Arrays.asList(words);
        return all.contains("--help") || all.contains("-h");
    }

    int run(FrameChannel daemon, String[] words) throws IOException, CliException {
        if (words.length > 1) {
            return setPassword(daemon, Passwords.read(passwordFile(Arrays.asList(words))));
        }
        String opener = opener();
        if (opener == null) {
            return new CommandClient(daemon, words, environment).run();
        }
        return open(daemon, opener);
    }

    private static @Nullable String passwordFile(List<String> words) throws CliException {
        if (words.size() == 2) {
            return null;
        }
        String option = words.get(2);
        String prefix = "--password-file=";
        if (words.size() == 3 && option.startsWith(prefix) && option.length() > prefix.length()) {
            return option.substring(prefix.length());
        }
        if (words.size() == 4 && "--password-file".equals(option)) {
            return words.get(3);
        }
        throw new CliException(
                "usage: ithaca web password [--password-file <file>|-] (see: ithaca web password --help)",
                CliException.USAGE,
                null);
    }

    /** Hands a password to the daemon, as the standard input of a command; wipes it. */
    int setPassword(FrameChannel daemon, byte[] password) throws IOException, CliException {
        try {
            String[] words = {"web", "password", "--password-file", "-"};
            return new CommandClient(daemon, words, environment)
                    .withInput(new ByteArrayInputStream(password))
                    .run();
        } finally {
            Arrays.fill(password, (byte) 0);
        }
    }

    /** The program that opens a browser, if somebody sits before it. */
    private @Nullable String opener() {
        boolean display = environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
        boolean seated = Streams.isTerminal(0) && Streams.isTerminal(1) && !environment.containsKey("SSH_CONNECTION");
        return display && seated ? DaemonLauncher.onPath("xdg-open", environment) : null;
    }

    private int open(FrameChannel daemon, String opener) throws IOException, CliException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        int code = new CommandClient(daemon, new String[] {"web", "--print"}, environment)
                .withOutput(printed)
                .run();
        String link = printed.toString(StandardCharsets.UTF_8);
        Streams.out(link);
        if (code == 0) {
            new ProcessBuilder(opener, page(link.strip()).toUri().toString())
                    .redirectInput(Redirect.from(new File("/dev/null")))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
        }
        return code;
    }

    /** All users can see the arguments of a program, so the link goes through a file that only this user can read. */
    private Path page(String link) throws IOException {
        Path page = state.root().resolve("run/web.html");
        Files.deleteIfExists(page);
        Files.createFile(page, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        String html = "<!doctype html><meta charset=utf-8><meta name=referrer content=no-referrer>"
                + "<meta http-equiv=refresh content=\"0;url=" + link + "\"><title>Ithaca</title>\n";
        Files.write(page, html.getBytes(StandardCharsets.UTF_8), StandardOpenOption.WRITE);
        return page;
    }
}
