// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.testkit.notify;

import dev.ithaca.spi.SessionId;
import dev.ithaca.spi.notify.Notification;
import dev.ithaca.spi.notify.Urgency;
import java.time.Instant;
import java.util.List;

/** Notifications to try a notifier with. */
public final class Notifications {
    /** When they were noticed. */
    public static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    /** The session that they are about. */
    public static final SessionId SESSION = new SessionId("abc1234");

    private Notifications() {}

    /**
     * Nothing but what must be there.
     *
     * @return a title alone
     */
    public static Notification plain() {
        return Notification.of("plain-1", Notification.MANUAL, "Look", NOW);
    }

    /**
     * As Ithaca sends it when a session waits for a human.
     *
     * @return with texts, a session, a tag, a path of the page and attributes
     */
    public static Notification inputNeeded() {
        return Notification.of("input-abc1234-1", Notification.INPUT_NEEDED, "build needs you", NOW)
                .withText("Overwrite? [y/N]", "cp: overwrite 'a'?\n[y/N]")
                .withSessions(List.of(SESSION), List.of("ci"))
                .withUrl("/session/" + SESSION + "?mode=attach")
                .withUrgency(Urgency.HIGH)
                .withAttribute("trigger_rule", "yes-no");
    }

    /**
     * Every text as long as it may be.
     *
     * @return in characters of one, two, three and four bytes
     */
    public static Notification longest() {
        return Notification.of("longest-1", Notification.SESSION_ENDED, "é".repeat(Notification.TITLE_MAX), NOW)
                .withText("€".repeat(Notification.DESCRIPTION_MAX), "\uD83D\uDE80".repeat(Notification.BODY_MAX / 2));
    }

    /**
     * Texts that mean something else where they are put unescaped.
     *
     * @return quotes, markup, line feeds, shell syntax, placeholders
     */
    public static Notification hostile() {
        String text = "\"'`\\ <script>&amp;</script> $(touch x); %s {0} ${a} @everyone\n.\nTo: x@example.org";
        return Notification.of("hostile-1", Notification.MANUAL, text.replace('\n', ' '), NOW)
                .withText(text.replace('\n', ' '), text)
                .withUrl("https://example.org/a?b=c&d=%22e%22");
    }

    /**
     * From a later Ithaca.
     *
     * @return of a kind and with an attribute that are not known yet
     */
    public static Notification ofTheFuture() {
        return Notification.of("future-1", "something_new", "Something new", NOW)
                .withAttribute("new_fact", "new value");
    }

    /**
     * All of these.
     *
     * @return each once
     */
    public static List<Notification> all() {
        return List.of(plain(), inputNeeded(), longest(), hostile(), ofTheFuture());
    }
}
