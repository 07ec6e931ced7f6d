// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.e2e;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import com.pty4j.WinSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A terminal with a program in it: what a user types and sees, as bytes. Text is looked for in what came since the last
 * text that was found, with escape sequences and carriage returns taken out, so that a test reads like a dialogue. It is no screen: for that
 * there is {@link TmuxScreen}.
 */
final class PtyDriver implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(20);
    static final String DETACH = "\u001dd";

    private static final Pattern ESCAPES = Pattern.compile(
            "\u001b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)|[PX^_][^\u001b]*\u001b\\\\|[ -/]*[0-~])");

    private final PtyProcess process;
    private final Thread reader;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private boolean ended;
    private int mark;

    PtyDriver(List<String> command, Map<String, String> environment, String cwd, int rows, int columns) {
        try {
            process = new PtyProcessBuilder(command.toArray(new String[0]))
                    .setEnvironment(environment)
                    .setDirectory(cwd)
                    .setInitialColumns(columns)
                    .setInitialRows(rows)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reader = new Thread(this::readAll, "pty-driver-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    private void readAll() {
        byte[] buffer = new byte[8192];
        try (InputStream in = process.getInputStream()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                synchronized (received) {
                    received.write(buffer, 0, n);
                    received.notifyAll();
                }
            }
        } catch (IOException e) {
            // the terminal is gone, which ends its output like any end
        }
        synchronized (received) {
            ended = true;
            received.notifyAll();
        }
    }

    /** Waits until the text stands in what came since the last found text; gives the match. */
    Matcher awaitText(String regex) {
        return awaitText(regex, SOON);
    }

    Matcher awaitText(String regex, Duration limit) {
        Pattern pattern = Pattern.compile(regex, Pattern.DOTALL | Pattern.MULTILINE);
        long deadline = System.nanoTime() + limit.toNanos();
        synchronized (received) {
            while (true) {
                String text = plain(raw());
                Matcher matcher = pattern.matcher(text);
                if (matcher.find(Math.min(mark, text.length()))) {
                    mark = matcher.end();
                    return matcher;
                }
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (ended || left <= 0) {
                    throw new AssertionError((ended ? "the program ended" : "waited " + limit) + " for <" + regex
                            + ">; the terminal has since shown <" + text.substring(Math.min(mark, text.length()))
                            + ">");
                }
                await(left);
            }
        }
    }

    private void await(long millis) {
        try {
            received.wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    PtyDriver send(String keys) {
        return send(keys.getBytes(StandardCharsets.UTF_8));
    }

    PtyDriver send(byte[] keys) {
        try {
            process.getOutputStream().write(keys);
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    void resize(int rows, int columns) {
        process.setWinSize(new WinSize(columns, rows));
    }

    /** Waits for the program's own end; all its output has been received then. */
    int awaitExit() {
        try {
            if (!process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError(
                        "the program did not end within " + SOON + "; the terminal shows <" + text() + ">");
            }
            reader.join(SOON.toMillis());
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    boolean isRunning() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** All that came, byte for byte. */
    byte[] bytes() {
        synchronized (received) {
            return received.toByteArray();
        }
    }

    /** All that came, without escape sequences. */
    String text() {
        return plain(raw());
    }

    private String raw() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    private static String plain(String raw) {
        return ESCAPES.matcher(raw).replaceAll("").replace("\r", "");
    }

    /** The window is closed: the program gets SIGHUP as from any terminal, and SIGKILL if it stays. */
    @Override
    public void close() {
        if (process.isAlive()) {
            process.destroy();
            try {
                if (!process.waitFor(5, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
