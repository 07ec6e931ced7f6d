// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.attention.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears of the inbox. Calls for one listener come one at a time, on a thread of the inbox, and must return at once. Nothing is
 * told when the inbox itself goes away; when it is back, a listener listens anew.
 */
@ConsumerType
public interface InboxListener {
    /** How far behind a listener may be. */
    int BEHIND_MAX = 4_096;

    /**
     * Something waits for a human.
     *
     * @param item the item; its id is new to this listener, or comes back
     */
    default void opened(AttentionItem item) {}

    /**
     * An open item says something else than before, or has another fence.
     *
     * @param item as it is now
     */
    default void changed(AttentionItem item) {}

    /**
     * An item does not wait any more.
     *
     * @param item as it was
     * @param how why
     */
    default void closed(AttentionItem item, Closing how) {}

    /** It was more than {@value #BEHIND_MAX} calls behind and hears nothing more: whoever still wants to hear listens anew. */
    default void dropped() {}
}
