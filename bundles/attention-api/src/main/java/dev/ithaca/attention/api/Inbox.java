// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.attention.api;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Everything that waits for a human. At most {@value #OPEN_MAX} items are open; what would be one more waits outside until
 * another one has closed, as many again for each source, and what would be still more is not told of at all.
 */
@ProviderType
public interface Inbox {
    /** How many items can be open. */
    int OPEN_MAX = 1_000;
    /** How many characters of an id {@link #find} needs: a shorter prefix would soon fit another wait. */
    int PREFIX_MIN = 4;

    /**
     * What is open now.
     *
     * @return the items, the one that waits longest first
     */
    List<AttentionItem> open();

    /**
     * Finds an open item.
     *
     * @param idOrPrefix its id, or at least {@value #PREFIX_MIN} characters of its beginning that no other open item shares, in any
     *     case
     * @return the item, or nothing if none is open; {@link AttentionErrorCode#AMBIGUOUS} if several are
     */
    Optional<AttentionItem> find(String idOrPrefix);

    /**
     * Answers an item. Of several answers at once one is delivered, and the others are refused.
     *
     * @param id its id, or a prefix as of {@link #find}
     * @param answer the answer
     * @return completes when it is known whether the answer was taken, at the latest soon after its deadline, on a thread that
     *     must not be held up. It fails with {@link AttentionErrorCode#NOT_FOUND} if the item is not open (any more),
     *     {@link AttentionErrorCode#CHANGED} if what is shown is not what was shown, or another answer was given meanwhile,
     *     {@link AttentionErrorCode#INVALID} if it has no such choice or takes no such answer,
     *     {@link AttentionErrorCode#UNAVAILABLE} if its source went away before: in all these cases nothing was delivered. After
     *     {@link AttentionErrorCode#TIMEOUT}, {@link AttentionErrorCode#INTERNAL} or an error of the source that is not known.
     */
    CompletableFuture<AnswerReceipt> answer(String id, Answer answer);

    /**
     * Listens. The listener first hears of what is open, then of all that happens, in order and without a gap.
     *
     * @param listener who wants to hear
     * @return ends it when closed: a call that is under way may still come to its end
     */
    Listening listen(InboxListener listener);

    /** Somebody listens. */
    interface Listening extends AutoCloseable {
        /** Ends the listening; nothing happens if it has ended. */
        @Override
        void close();
    }
}
