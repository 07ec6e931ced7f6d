// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.attention.internal.box;

import dev.ithaca.attention.api.AnswerReceipt;
import dev.ithaca.attention.api.AttentionItem;
import dev.ithaca.attention.api.Closing;
import org.jspecify.annotations.Nullable;

/** One item and what is known of its answers; guarded by its {@link OpenItems}. */
final class Entry {
    private final SourceLink owner;
    private AttentionItem item;
    private boolean answering;
    private boolean delivered;
    private boolean answered;
    private @Nullable Closing gone;

    Entry(SourceLink owner, AttentionItem item) {
        this.owner = owner;
        this.item = item;
    }

    SourceLink owner() {
        return owner;
    }

    AttentionItem item() {
        return item;
    }

    void becomes(AttentionItem now) {
        item = now;
    }

    /** Begins an answer; false if one is under way. */
    boolean begin() {
        boolean free = !answering;
        answering = true;
        return free;
    }

    /** Ends an answer; null if it was not delivered. */
    void end(AnswerReceipt.@Nullable Outcome outcome) {
        answering = false;
        delivered |= outcome != null;
        answered |= outcome == AnswerReceipt.Outcome.TAKEN || outcome == AnswerReceipt.Outcome.UNPROVEN;
    }

    /** Notes that it left; false if how is known only when the answer that is under way has ended. */
    boolean left(Closing how) {
        gone = how;
        return !answering;
    }

    /** How it left, null if it is open. The source cannot tell whose answer it was, and may only have seen the end of it. */
    @Nullable
    Closing closing() {
        boolean here = answered || (delivered && gone == Closing.ANSWERED_ELSEWHERE);
        return gone != null && here ? Closing.ANSWERED_HERE : gone;
    }
}
