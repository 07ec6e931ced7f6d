// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.attention.api;

import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Where questions come from; register it as a service, and the inbox connects it. Terminal sessions are one, approvals and
 * grants of agents can be others. When the service goes, its items are closed as {@link Closing#WITHDRAWN}.
 */
@ConsumerType
public interface AttentionSource {
    /**
     * Names it. Of two with the same name the one with the higher ranking counts.
     *
     * @return a lower-case word of at most 32 letters, digits and dashes that begins with a letter, always the same
     */
    String name();

    /**
     * Begins to tell. What waits already is put into the sink, at once or as it is found; then everything is told as it comes.
     * It is called at most once until the connection was closed, on a thread of the inbox, and must return soon.
     *
     * @param sink takes the questions
     * @return ends it when closed: then the sink takes nothing more
     */
    Connection connect(InboxSink sink);

    /**
     * Delivers an answer, or refuses it: exactly once, and only if the asker still asks what the item says. The inbox has no
     * two answers to one item under way.
     *
     * @param item an open item of this source, as it is now
     * @param answer the answer; its fence is never null, and its choice, if it is one, is one of the item's
     * @return completes when it is known whether the answer was taken, within its deadline; fails with a
     *     {@link dev.ithaca.spi.PlatformException}, of {@link AttentionErrorCode#CHANGED} if something else is asked now, and
     *     only if nothing was delivered
     */
    CompletionStage<AnswerReceipt> answer(AttentionItem item, Answer answer);

    /** A source that is connected. */
    interface Connection extends AutoCloseable {
        /** Ends the connection; nothing happens if it has ended. */
        @Override
        void close();
    }
}
