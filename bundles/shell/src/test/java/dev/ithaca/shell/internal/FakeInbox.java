// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal;

import dev.ithaca.attention.api.Answer;
import dev.ithaca.attention.api.AnswerReceipt;
import dev.ithaca.attention.api.AttentionErrorCode;
import dev.ithaca.attention.api.AttentionItem;
import dev.ithaca.attention.api.AttentionKind;
import dev.ithaca.attention.api.Inbox;
import dev.ithaca.attention.api.InboxListener;
import dev.ithaca.session.api.FakeSessions;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** An inbox that tests fill, and that says what they want it to of each answer. */
public final class FakeInbox implements Inbox {
    public final List<AttentionItem> items = new CopyOnWriteArrayList<>();
    public final List<Answer> answers = new CopyOnWriteArrayList<>();
    public final List<InboxListener> listeners = new CopyOnWriteArrayList<>();
    public volatile AnswerReceipt.Outcome outcome = AnswerReceipt.Outcome.TAKEN;
    public volatile boolean changed;

    public static AttentionItem item(String id, AttentionKind kind, String question) {
        return new AttentionItem(
                id,
                "session",
                new SessionId("abc1234"),
                kind,
                "deploy",
                question,
                List.of(),
                "f1",
                FakeSessions.NOW,
                Map.of("rule", "yes-or-no"));
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
        if (changed) {
            return CompletableFuture.failedFuture(
                    new PlatformException(AttentionErrorCode.CHANGED, "nothing was typed: it shows something else"));
        }
        answers.add(answer);
        return CompletableFuture.completedFuture(
                new AnswerReceipt(id, outcome, "screen", "The program went on.", FakeSessions.NOW, Map.of()));
    }

    @Override
    public Listening listen(InboxListener listener) {
        items.forEach(listener::opened);
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
