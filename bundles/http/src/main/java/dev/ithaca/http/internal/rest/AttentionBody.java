// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import dev.ithaca.attention.api.AttentionItem;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a human. {@code ithaca inbox --json} prints the same.
 *
 * @param fence names what was shown; an answer that brings it is refused if that changed. Empty while it is not known
 */
public record AttentionBody(
        String id,
        String source,
        @Nullable String session,
        String kind,
        String title,
        String question,
        List<String> choices,
        String fence,
        Instant since,
        Map<String, String> attributes) {
    /** Copies the collections. */
    public AttentionBody {
        choices = List.copyOf(choices);
        attributes = Map.copyOf(attributes);
    }

    public static AttentionBody of(AttentionItem item) {
        return new AttentionBody(
                item.id(),
                item.source(),
                item.session() == null ? null : item.session().value(),
                label(item.kind()),
                item.title(),
                item.question(),
                item.choices(),
                item.fence(),
                item.since(),
                item.attributes());
    }

    public static String label(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
