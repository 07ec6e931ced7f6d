// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal.news;

import dev.ithaca.notify.api.NotifyErrorCode;
import dev.ithaca.notify.api.SendRequest;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.notify.Notification;
import dev.ithaca.spi.notify.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What users and scripts want to be told, checked. */
public final class ManualNews {
    private static final int URL_MAX = 2_000;

    private ManualNews() {}

    /** Makes the notification; a {@link NotifyErrorCode#INVALID} failure names what is missing or too long. */
    public static Notification of(SendRequest request, Instant now) {
        String title = line("title", request.title().strip(), Notification.TITLE_MAX);
        if (title.isEmpty()) {
            throw invalid("notification title cannot be empty");
        }
        String body = bounded("body", request.body(), Notification.BODY_MAX);
        return Notification.of(request.kind() + "-" + UUID.randomUUID(), request.kind(), title, now)
                .withText(
                        line("description", request.description(), Notification.DESCRIPTION_MAX),
                        Texts.text(body, Notification.BODY_MAX))
                .withUrl(url(request.url()))
                .withUrgency(Urgency.HIGH);
    }

    /** The same about a session, which it leads to unless it leads elsewhere. */
    public static Notification about(SessionInfo session, Notification notification) {
        Notification about = notification
                .withSessions(List.of(session.id()), session.tags())
                .withAttribute("last_total_bytes", Long.toString(session.totalBytes()));
        return about.url() != null ? about : about.withUrl("/session/" + session.id() + "?mode=attach");
    }

    private static String line(String what, String text, int most) {
        return Texts.line(bounded(what, text, most), most);
    }

    private static String bounded(String what, String text, int most) {
        if (text.length() > most) {
            throw invalid("notification " + what + " is longer than " + most + " characters");
        }
        return text;
    }

    /** Only what a browser may open: no {@code javascript:} and the like. */
    private static @Nullable String url(@Nullable String url) {
        if (url == null || url.isBlank()) {
            return null;
        }
        String plain = bounded("url", url.strip(), URL_MAX);
        boolean path = plain.startsWith("/") && !plain.startsWith("//");
        if (!path && !plain.toLowerCase(Locale.ROOT).matches("https?://[^\\s]+")) {
            throw invalid("notification url must be a path that begins with / or begin with http:// or https://");
        }
        return plain;
    }

    /** Something that was asked for cannot be. */
    public static PlatformException invalid(String message) {
        return new PlatformException(NotifyErrorCode.INVALID, message);
    }
}
