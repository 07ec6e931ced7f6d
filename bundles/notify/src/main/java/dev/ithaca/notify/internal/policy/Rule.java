// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal.policy;

import dev.ithaca.spi.notify.Notification;
import dev.ithaca.spi.notify.Urgency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of some notifications. It is about a notification that meets each of its conditions; a condition that is empty
 * is met by all.
 *
 * @param name what it is called in the log
 * @param sessions ids, or beginnings of ids with a star behind
 * @param tags tags, one of which must be there
 * @param kinds kinds, one of which it must be
 * @param deny whether channels do not get it
 * @param channels who gets it; empty for those who get all else
 * @param urgency how soon to tell, null to leave it
 */
record Rule(
        String name,
        List<String> sessions,
        List<String> tags,
        List<String> kinds,
        boolean deny,
        List<String> channels,
        @Nullable Urgency urgency) {
    private static final Set<String> FIELDS = Set.of("name", "session", "tag", "kind", "deny", "channel", "urgency");

    static Rule of(int number, String text) {
        Fields fields = new Fields(text, FIELDS);
        return new Rule(
                fields.one("name").orElse("rule " + number),
                fields.all("session"),
                fields.all("tag"),
                fields.all("kind"),
                fields.one("deny").map(Boolean::parseBoolean).orElse(false),
                fields.all("channel"),
                fields.one("urgency")
                        .map(word -> Urgency.valueOf(word.toUpperCase(Locale.ROOT)))
                        .orElse(null));
    }

    boolean isAbout(Notification notification) {
        return (sessions.isEmpty()
                        || notification.sessions().stream()
                                .anyMatch(
                                        session -> sessions.stream().anyMatch(glob -> matches(glob, session.value()))))
                && (tags.isEmpty() || notification.tags().stream().anyMatch(tags::contains))
                && (kinds.isEmpty() || kinds.contains(notification.kind()));
    }

    private static boolean matches(String glob, String id) {
        return glob.endsWith("*") ? id.startsWith(glob.substring(0, glob.length() - 1)) : id.equals(glob);
    }
}
