// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.attention.internal.box;

import dev.ithaca.attention.api.Answer;
import dev.ithaca.attention.api.AnswerReceipt;
import dev.ithaca.attention.api.AttentionErrorCode;
import dev.ithaca.attention.api.AttentionItem;
import dev.ithaca.spi.PlatformException;
import java.util.concurrent.CompletableFuture;

/** Takes answers: one at a time for each item, and only what can be one. */
public final class Answering {
    private final OpenItems items;

    public Answering(OpenItems items) {
        this.items = items;
    }

    public CompletableFuture<AnswerReceipt> answer(String id, Answer answer) {
        Entry entry;
        try {
            entry = items.claim(id);
        } catch (PlatformException e) {
            return CompletableFuture.failedFuture(e);
        }
        try {
            AttentionItem item = items.item(entry);
            return entry.owner()
                    .answer(item, checked(item, answer))
                    .whenComplete(
                            (receipt, failure) -> items.release(entry, failure == null ? receipt.outcome() : null));
        } catch (PlatformException e) {
            items.release(entry, null);
            return CompletableFuture.failedFuture(e);
        }
    }

    private static Answer checked(AttentionItem item, Answer answer) {
        if (answer.form() == Answer.Form.CHOICE
                && !item.choices().contains(answer.parts().get(0))) {
            String possible = item.choices().isEmpty() ? "it has none" : String.join(", ", item.choices());
            throw new PlatformException(
                    AttentionErrorCode.INVALID, "that is no choice of " + item.id() + "; possible: " + possible);
        }
        if (answer.fence() != null) {
            return answer;
        }
        if (item.fence().isEmpty()) {
            throw new PlatformException(
                    AttentionErrorCode.CHANGED, "what " + item.id() + " shows is not known at the moment; look again");
        }
        return answer.ifShown(item.fence());
    }
}
