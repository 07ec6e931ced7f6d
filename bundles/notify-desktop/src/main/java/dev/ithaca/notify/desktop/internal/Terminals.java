// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.desktop.internal;

import dev.ithaca.notify.post.text.Clip;
import dev.ithaca.session.api.AttachedTerminals;
import dev.ithaca.session.api.NoticeReach;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.notify.Delivery;
import dev.ithaca.spi.notify.Notification;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The desktops of the terminals that are attached to sessions. Only the headline and one line are told, no output. */
final class Terminals {
    private static final int TEXT_MAX = 500;
    private static final long PATIENCE_SECONDS = 3;

    /**
     * How the text of every such notice begins, wherever it is shown. In a session in which somebody is attached to another
     * machine's session it is output, and comes back as news of that session.
     */
    private static final String OWN = "Ithaca: ";

    private Terminals() {}

    /** Tells them; null stands for a daemon without sessions. */
    static Delivery show(Notification notification, @Nullable AttachedTerminals terminals) throws InterruptedException {
        if (terminals == null) {
            return Delivery.ignored("no terminal is attached");
        }
        if (notification.body().startsWith(OWN)) {
            return Delivery.ignored("a terminal has shown it already");
        }
        try {
            return judge(terminals
                    .tell(text(notification), notification.sessions())
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (PlatformException | ExecutionException | TimeoutException e) {
            return Delivery.ignored("attached terminals cannot be told now");
        }
    }

    private static Delivery judge(NoticeReach reach) {
        if (reach.told() > 0) {
            return Delivery.delivered(
                    "at " + reach.told() + (reach.told() == 1 ? " attached terminal" : " attached terminals"));
        }
        return Delivery.ignored(
                reach.busy() > 0
                        ? "the only attached terminal is that of the session, and somebody types there"
                        : "no terminal is attached");
    }

    private static String text(Notification notification) {
        String more = notification.description().strip();
        return Clip.characters(notification.title() + (more.isEmpty() ? "" : ": " + more), TEXT_MAX);
    }
}
