// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.hook.internal;

import dev.ithaca.spi.notify.Delivery;
import dev.ithaca.spi.notify.Notification;
import dev.ithaca.spi.notify.Notifier;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a command of the user for each notification, without a shell. A command that goes on for long, a window that waits for
 * a click for example, is let alone; only so many may run at once.
 */
@Component(service = Notifier.class, property = Notifier.ID + "=hook", configurationPid = HookNotifier.PID)
@Designate(ocd = HookConfiguration.class)
public final class HookNotifier implements Notifier {
    static final String PID = "dev.ithaca.notify.hook";

    private static final Logger LOG = LoggerFactory.getLogger(HookNotifier.class);
    private static final int RUNNING_MAX = 16;
    private static final long PATIENCE_SECONDS = 5;

    private final List<String> command;
    private final Semaphore running = new Semaphore(RUNNING_MAX);
    private final long patienceMillis;

    /**
     * A hook.
     *
     * @param configuration the command
     */
    @Activate
    public HookNotifier(HookConfiguration configuration) {
        this(configuration.command(), TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    }

    HookNotifier(String command, long patienceMillis) {
        this.command = words(command);
        this.patienceMillis = patienceMillis;
    }

    private static List<String> words(String command) {
        try {
            return CommandWords.of(command);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    PID + ": command (notification_hook of config.json): " + e.getMessage(), e);
        }
    }

    @Override
    public Delivery deliver(Notification notification) throws IOException, InterruptedException {
        if (command.isEmpty()) {
            return Delivery.ignored("no notification_hook is set");
        }
        if (!running.tryAcquire()) {
            return Delivery.retry(RUNNING_MAX + " hook commands run already", null);
        }
        Process process;
        try {
            process = start(new HookEvent(notification));
        } catch (IOException | RuntimeException e) {
            running.release();
            return Delivery.rejected("the hook command cannot be run: " + e.getMessage());
        }
        CompletableFuture<?> unused = process.onExit().thenRun(running::release);
        feed(process, new HookEvent(notification).json());
        if (!process.waitFor(patienceMillis, TimeUnit.MILLISECONDS)) {
            return Delivery.delivered("the command still runs");
        }
        int code = process.exitValue();
        return code == 0 ? Delivery.delivered("") : Delivery.rejected("the hook command exited with code " + code);
    }

    /** The program is taken as it is written: only its arguments may hold placeholders, or a title could name a program. */
    private Process start(HookEvent event) throws IOException {
        List<String> words = new ArrayList<>();
        words.add(command.get(0));
        command.stream().skip(1).map(event::fill).forEach(words::add);
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
        builder.environment().putAll(event.environment());
        return builder.start();
    }

    /** All of it fits into a pipe, so that a command that does not read does not block. */
    private static void feed(Process process, byte[] json) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(json);
        } catch (IOException e) {
            LOG.debug("The hook command does not read its input", e);
        }
    }
}
