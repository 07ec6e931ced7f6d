// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.spi.notify;

import dev.ithaca.spi.SessionId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing to tell a human. Texts hold no control characters other than line feeds; they may hold anything else, so a
 * notifier escapes them for where they go. More may be told by {@link #attributes()} as time goes on: ignore what you do not
 * know.
 *
 * @param id names it, the same for every attempt and every notifier; at most 128 letters, digits, dots, dashes, underscores
 * @param kind what it is about, one of the constants here or another lower-case word
 * @param title the headline, not blank, at most {@value #TITLE_MAX} characters
 * @param description one line that says more, may be empty, at most {@value #DESCRIPTION_MAX} characters
 * @param body the text, may be empty, at most {@value #BODY_MAX} characters
 * @param sessions the sessions it is about, may be empty
 * @param tags tags of those sessions
 * @param url where to go: a path of the page that begins with a slash, or an absolute address; null for nowhere
 * @param urgency how soon to tell
 * @param createdAt when it was noticed
 * @param attributes further facts by lower-case names, for example {@code node}, {@code trigger_rule}
 * @since 1.0
 */
public record Notification(
        String id,
        String kind,
        String title,
        String description,
        String body,
        List<SessionId> sessions,
        List<String> tags,
        @Nullable String url,
        Urgency urgency,
        Instant createdAt,
        Map<String, String> attributes) {
    /** A session waits for a human. */
    public static final String INPUT_NEEDED = "input_needed";
    /** A session has ended. */
    public static final String SESSION_ENDED = "session_ended";
    /** Sessions were lost while no daemon looked after them. */
    public static final String STARTUP_RECOVERY = "startup_recovery";
    /** Somebody sent it by hand or by a script. */
    public static final String MANUAL = "manual";
    /** Somebody tries whether notifications arrive. */
    public static final String TEST = "test";

    /** How long a title may be. */
    public static final int TITLE_MAX = 256;
    /** How long a description may be. */
    public static final int DESCRIPTION_MAX = 1_000;
    /** How long a body may be. */
    public static final int BODY_MAX = 8_000;

    /**
     * Checks the bounds and copies the collections.
     *
     * @throws IllegalArgumentException if an id, a kind or a title is blank or a text is too long
     */
    public Notification {
        if (!id.matches("[A-Za-z0-9._-]{1,128}")) {
            throw new IllegalArgumentException("not an id of a notification: " + id);
        }
        if (!kind.matches("[a-z][a-z0-9_]{0,31}")) {
            throw new IllegalArgumentException("not a kind of notification: " + kind);
        }
        if (title.isBlank()) {
            throw new IllegalArgumentException("a title is needed");
        }
        checkLength("title", title, TITLE_MAX);
        checkLength("description", description, DESCRIPTION_MAX);
        checkLength("body", body, BODY_MAX);
        Objects.requireNonNull(urgency, "urgency");
        Objects.requireNonNull(createdAt, "createdAt");
        sessions = List.copyOf(sessions);
        tags = List.copyOf(tags);
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    private static void checkLength(String what, String text, int most) {
        if (text.length() > most) {
            throw new IllegalArgumentException("the " + what + " is longer than " + most + " characters");
        }
    }

    /**
     * A notification with a title alone; the rest is added by the other methods.
     *
     * @param id names it
     * @param kind what it is about
     * @param title the headline
     * @param createdAt when it was noticed
     * @return the notification, of normal urgency
     */
    public static Notification of(String id, String kind, String title, Instant createdAt) {
        return new Notification(
                id, kind, title, "", "", List.of(), List.of(), null, Urgency.NORMAL, createdAt, Map.of());
    }

    /**
     * The same with other texts.
     *
     * @param newDescription one line that says more
     * @param newBody the text
     * @return a new notification
     */
    public Notification withText(String newDescription, String newBody) {
        return new Notification(
                id, kind, title, newDescription, newBody, sessions, tags, url, urgency, createdAt, attributes);
    }

    /**
     * The same about other sessions.
     *
     * @param newSessions their ids
     * @param newTags their tags
     * @return a new notification
     */
    public Notification withSessions(List<SessionId> newSessions, List<String> newTags) {
        return new Notification(
                id, kind, title, description, body, newSessions, newTags, url, urgency, createdAt, attributes);
    }

    /**
     * The same with another address.
     *
     * @param newUrl where to go, null for nowhere
     * @return a new notification
     */
    public Notification withUrl(@Nullable String newUrl) {
        return new Notification(
                id, kind, title, description, body, sessions, tags, newUrl, urgency, createdAt, attributes);
    }

    /**
     * The same with another urgency.
     *
     * @param newUrgency how soon to tell
     * @return a new notification
     */
    public Notification withUrgency(Urgency newUrgency) {
        return new Notification(
                id, kind, title, description, body, sessions, tags, url, newUrgency, createdAt, attributes);
    }

    /**
     * The same with one more fact.
     *
     * @param name its name, lower case
     * @param value its value
     * @return a new notification
     */
    public Notification withAttribute(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(attributes);
        more.put(name, value);
        return new Notification(id, kind, title, description, body, sessions, tags, url, urgency, createdAt, more);
    }
}
