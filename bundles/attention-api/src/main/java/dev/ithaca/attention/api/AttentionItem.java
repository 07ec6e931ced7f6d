// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.attention.api;

import dev.ithaca.spi.SessionId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One question that waits for a human. Texts hold no control characters; they may hold anything else, so whoever shows them
 * escapes them. More may be told by {@link #attributes()} as time goes on: ignore what you do not know.
 *
 * @param id names this question: 4 to {@value #ID_MAX} lower-case letters, digits and dashes. It is the same as long as the same
 *     thing is asked in the same words, and never used again for another
 * @param source {@linkplain AttentionSource#name() name of the source} that asks, {@code session} for a terminal session
 * @param session the terminal session that it is about, null if it is about none
 * @param kind what is asked for
 * @param title who asks, for a headline; not blank, at most {@value #TITLE_MAX} characters
 * @param question the words that it asks with, may be empty, at most {@value #QUESTION_MAX} characters
 * @param choices what can be {@linkplain Answer#choice picked}, in the order of the asker; empty if that is not known. At most
 *     {@value #CHOICES_MAX}
 * @param fence stands for what was shown when this was asked; opaque and URL-safe, at most {@value #FENCE_MAX} characters. It
 *     is empty as long as the source does not know it: then no answer is taken
 * @param since when the wait was first seen
 * @param attributes further facts by lower-case names; {@value #WAIT} names the wait, and stays the same if it asks
 *     in other words; a session's items have {@code command}, {@code rule} and {@code tags} (between commas, absent if there are
 *     none)
 */
public record AttentionItem(
        String id,
        String source,
        @Nullable SessionId session,
        AttentionKind kind,
        String title,
        String question,
        List<String> choices,
        String fence,
        Instant since,
        Map<String, String> attributes) {
    /** The attribute that names the wait: it outlives an item that comes back in other words under another id. */
    public static final String WAIT = "wait";
    /** How long an id may be. */
    public static final int ID_MAX = 64;
    /** How long a title may be. */
    public static final int TITLE_MAX = 256;
    /** How long a question may be. */
    public static final int QUESTION_MAX = 4_000;
    /** How many choices there may be. */
    public static final int CHOICES_MAX = 64;
    /** How long a fence may be. */
    public static final int FENCE_MAX = 128;

    /**
     * Checks the bounds and copies the collections.
     *
     * @throws IllegalArgumentException if an id is malformed, a title is blank, or something is too long
     */
    public AttentionItem {
        if (!id.matches("[a-z0-9][a-z0-9-]{3," + (ID_MAX - 1) + "}")) {
            throw new IllegalArgumentException("not an id of a wait: " + id);
        }
        if (title.isBlank() || title.length() > TITLE_MAX) {
            throw new IllegalArgumentException("a title of at most " + TITLE_MAX + " characters is needed");
        }
        if (question.length() > QUESTION_MAX || choices.size() > CHOICES_MAX || fence.length() > FENCE_MAX) {
            throw new IllegalArgumentException("question, choices or fence are too long");
        }
        choices = List.copyOf(choices);
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /**
     * The same item with another fence.
     *
     * @param now what stands for what is shown now
     * @return the item
     */
    public AttentionItem withFence(String now) {
        return new AttentionItem(id, source, session, kind, title, question, choices, now, since, attributes);
    }
}
