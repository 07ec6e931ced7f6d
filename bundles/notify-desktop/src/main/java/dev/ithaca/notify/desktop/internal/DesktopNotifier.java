// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.desktop.internal;

import dev.ithaca.notify.post.text.Clip;
import dev.ithaca.spi.notify.Delivery;
import dev.ithaca.spi.notify.Notification;
import dev.ithaca.spi.notify.Notifier;
import dev.ithaca.spi.notify.Urgency;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Shows each notification by {@code notify-send}, without a shell. Where there is no session bus, or no such program, there is
 * nobody to tell. A hook replaces it, as in the seed system: it mostly shows the same on the same desktop.
 */
@Component(service = Notifier.class, property = Notifier.ID + "=desktop", configurationPid = DesktopNotifier.PID)
@Designate(ocd = DesktopConfiguration.class)
public final class DesktopNotifier implements Notifier {
    static final String PID = "dev.ithaca.notify.desktop";

    private static final long PATIENCE_SECONDS = 5;
    private static final File NOTHING = new File("/dev/null");
    private static final int TITLE_MAX = 120;
    private static final int TEXT_MAX = 1_000;

    private final boolean enabled;
    private final String program;
    private final boolean replaced;
    private final SessionBus bus;
    private final long patienceMillis;

    /**
     * The desktop of the daemon's user.
     *
     * @param hook whether a hook replaces it
     * @param configuration whether and by which program
     */
    @Activate
    public DesktopNotifier(@Reference HookSetting hook, DesktopConfiguration configuration) {
        this(
                configuration.enabled(),
                configuration.program(),
                hook.isSet(),
                System.getenv(),
                TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    }

    DesktopNotifier(
            boolean enabled, String program, boolean replaced, Map<String, String> environment, long patienceMillis) {
        if (program.isBlank()) {
            throw new IllegalArgumentException(PID + ": program must name a program, notify-send for example");
        }
        this.enabled = enabled;
        this.program = program.strip();
        this.replaced = replaced;
        this.bus = new SessionBus(environment);
        this.patienceMillis = patienceMillis;
    }

    @Override
    public Delivery deliver(Notification notification) throws InterruptedException {
        Optional<String> address = bus.address();
        if (!enabled) {
            return Delivery.ignored("notify_desktop is false");
        }
        if (replaced) {
            return Delivery.ignored("notification_hook replaces the desktop");
        }
        if (address.isEmpty()) {
            return Delivery.ignored("there is no session bus, so no desktop");
        }
        Process process;
        try {
            process = start(notification, address.get());
        } catch (IOException e) {
            return Delivery.ignored(program + " cannot be run; is it installed?");
        }
        try {
            return process.waitFor(patienceMillis, TimeUnit.MILLISECONDS)
                    ? judge(process.exitValue())
                    : Delivery.retry(program + " did not end within " + PATIENCE_SECONDS + " s", null);
        } finally {
            process.destroyForcibly();
        }
    }

    private Delivery judge(int code) {
        return code == 0 ? Delivery.delivered("") : Delivery.rejected(program + " exited with code " + code);
    }

    private Process start(Notification notification, String address) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        program,
                        "--app-name=Ithaca",
                        "--urgency=" + urgency(notification.urgency()),
                        "--",
                        cut(notification.title(), TITLE_MAX),
                        markup(cut(Clip.text(notification), TEXT_MAX))))
                .redirectInput(Redirect.from(NOTHING))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
        builder.environment().put(SessionBus.ADDRESS, address);
        return builder.start();
    }

    private static String urgency(Urgency urgency) {
        return switch (urgency) {
            case LOW -> "low";
            case NORMAL -> "normal";
            case HIGH -> "critical";
        };
    }

    /** The body of a desktop notification is markup; the title is not. */
    private static String markup(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String cut(String text, int most) {
        return Clip.characters(text.replace("\0", ""), most);
    }
}
