// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.attention.api;

/** How an item left the inbox. */
public enum Closing {
    /** It was answered by {@link Inbox#answer}. */
    ANSWERED_HERE,
    /** It was answered, but not here: in an attached terminal, say. */
    ANSWERED_ELSEWHERE,
    /** It is not asked any more, or its source went away. A source that comes back asks again. */
    WITHDRAWN,
    /** Who asked has ended. */
    ENDED
}
