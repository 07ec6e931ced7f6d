// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.hook.internal;

import dev.ithaca.notify.post.NotificationJson;
import dev.ithaca.spi.SessionId;
import dev.ithaca.spi.notify.Notification;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A notification in the three forms that a hook gets it: placeholders, environment, JSON. */
final class HookEvent {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_]+)}");

    private final Notification notification;
    private final Map<String, String> values = new LinkedHashMap<>();

    HookEvent(Notification notification) {
        this.notification = notification;
        put("kind", notification.kind());
        put("title", notification.title());
        put("summary", notification.title());
        put("description", notification.description());
        put("body", notification.body());
        put("navigation_url", Objects.requireNonNullElse(notification.url(), ""));
        put("node", notification.attributes().getOrDefault("node", ""));
        put(
                "session_ids",
                notification.sessions().stream().map(SessionId::value).collect(Collectors.joining(",")));
        put("trigger_rule", notification.attributes().getOrDefault("trigger_rule", ""));
        put("trigger_detail", notification.attributes().getOrDefault("trigger_detail", ""));
    }

    /** A NUL would end an argument early. */
    private void put(String name, String value) {
        values.put(name, value.replace("\0", ""));
    }

    /**
     * Fills in one word. What is filled in is not looked at again, so a title that holds a placeholder stays as it is; and it
     * stays within its word, whatever it holds.
     */
    String fill(String word) {
        Matcher matcher = PLACEHOLDER.matcher(word);
        return matcher.replaceAll(found -> {
            String value = values.get(found.group(1));
            return Matcher.quoteReplacement(value == null ? found.group() : value);
        });
    }

    /** {@code OLY_EVENT_KIND} and so on, as the seed system names them. */
    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        values.forEach((name, value) -> environment.put("OLY_EVENT_" + name.toUpperCase(Locale.ROOT), value));
        return environment;
    }

    byte[] json() {
        return NotificationJson.of(notification);
    }
}
