// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import dev.ithaca.attention.api.Answer;
import dev.ithaca.attention.api.AnswerReceipt;
import dev.ithaca.attention.api.AttentionErrorCode;
import dev.ithaca.attention.api.AttentionItem;
import dev.ithaca.attention.api.AttentionKind;
import dev.ithaca.attention.api.Inbox;
import dev.ithaca.attention.api.InboxListener;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** An inbox in memory, which can be absent; an answer to an old fence is refused. */
final class FakeInbox implements Inbox, Supplier<Optional<Inbox>> {
    static final AttentionItem ITEM = new AttentionItem(
            "wait4you22",
            "session",
            new SessionId("abc1234"),
            AttentionKind.CONFIRM,
            "deploy",
            "Delete it? [y/n]",
            List.of("y", "n"),
            "f1",
            Instant.parse("2026-11-22T10:00:00Z"),
            Map.of("rule", "yes-or-no"));

    final List<AttentionItem> items = new CopyOnWriteArrayList<>();
    final List<Answer> answers = new CopyOnWriteArrayList<>();
    final List<InboxListener> listeners = new CopyOnWriteArrayList<>();
    volatile boolean absent;

    @Override
    public Optional<Inbox> get() {
        return absent ? Optional.empty() : Optional.of(this);
    }

    @Override
    public List<AttentionItem> open() {
        return items;
    }

    @Override
    public Optional<AttentionItem> find(String idOrPrefix) {
        return items.stream().filter(item -> item.id().startsWith(idOrPrefix)).findFirst();
    }

    @Override
    public CompletableFuture<AnswerReceipt> answer(String id, Answer answer) {
        Optional<AttentionItem> item = find(id);
        if (item.isEmpty()) {
            return failed(AttentionErrorCode.NOT_FOUND);
        }
        if (answer.fence() != null && !answer.fence().equals(item.get().fence())) {
            return failed(AttentionErrorCode.CHANGED);
        }
        answers.add(answer);
        return CompletableFuture.completedFuture(new AnswerReceipt(
                item.get().id(),
                AnswerReceipt.Outcome.TAKEN,
                "screen",
                "The program went on.",
                ITEM.since(),
                Map.of()));
    }

    private static CompletableFuture<AnswerReceipt> failed(AttentionErrorCode code) {
        return CompletableFuture.failedFuture(new PlatformException(code, "nothing was typed"));
    }

    @Override
    public Listening listen(InboxListener listener) {
        listeners.add(listener);
        items.forEach(listener::opened);
        return () -> listeners.remove(listener);
    }
}
