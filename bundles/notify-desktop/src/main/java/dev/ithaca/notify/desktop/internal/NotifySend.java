// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.desktop.internal;

import dev.ithaca.notify.post.text.Clip;
import dev.ithaca.spi.notify.Delivery;
import dev.ithaca.spi.notify.Notification;
import dev.ithaca.spi.notify.Urgency;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The desktop that the daemon runs on, by {@code notify-send}, without a shell. */
final class NotifySend {
    private static final File NOTHING = new File("/dev/null");
    private static final int TITLE_MAX = 120;
    private static final int TEXT_MAX = 1_000;

    private final String program;
    private final SessionBus bus;
    private final long patienceMillis;

    NotifySend(String program, Map<String, String> environment, long patienceMillis) {
        this.program = program;
        this.bus = new SessionBus(environment);
        this.patienceMillis = patienceMillis;
    }

    Delivery show(Notification notification) throws InterruptedException {
        Optional<String> address = bus.address();
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
                    : Delivery.retry(program + " did not end within " + patienceMillis / 1000 + " s", null);
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
