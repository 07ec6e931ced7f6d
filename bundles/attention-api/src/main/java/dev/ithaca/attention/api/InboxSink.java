// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.attention.api;

import org.osgi.annotation.versioning.ProviderType;

/** Takes the questions of one source. Its methods return at once, and do nothing after the connection was closed. */
@ProviderType
public interface InboxSink {
    /**
     * Something waits for a human, or what does says something else than before.
     *
     * @param item the item; its source is that of this sink. Nothing happens if it is in the inbox already, equal in all
     */
    void put(AttentionItem item);

    /**
     * Something does not wait any more.
     *
     * @param id the item; nothing happens if it is not in the inbox
     * @param how why; {@link Closing#ANSWERED_ELSEWHERE} is enough for any answer: the inbox knows which were its own
     */
    void remove(String id, Closing how);
}
