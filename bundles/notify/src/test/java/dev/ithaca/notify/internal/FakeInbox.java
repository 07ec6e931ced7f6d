// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal;

import dev.ithaca.attention.api.Answer;
import dev.ithaca.attention.api.AnswerReceipt;
import dev.ithaca.attention.api.AttentionItem;
import dev.ithaca.attention.api.AttentionKind;
import dev.ithaca.attention.api.Closing;
import dev.ithaca.attention.api.Inbox;
import dev.ithaca.attention.api.InboxListener;
import dev.ithaca.spi.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** An inbox that a test fills. */
public final class FakeInbox implements Inbox {
    private final List<AttentionItem> open = new CopyOnWriteArrayList<>();
    private final List<InboxListener> listeners = new CopyOnWriteArrayList<>();

    public static AttentionItem item(String id, String wait, @Nullable SessionId session, AttentionKind kind) {
        return new AttentionItem(
                id,
                "session",
                session,
                kind,
                "deploy",
                "Really?",
                List.of("Yes", "No"),
                "",
                Instant.parse("2026-11-22T10:00:00Z"),
                Map.of(AttentionItem.WAIT, wait, "rule", "yes-no"));
    }

    int listeners() {
        return listeners.size();
    }

    void open(AttentionItem item) {
        open.add(item);
        listeners.forEach(listener -> listener.opened(item));
    }

    void close(AttentionItem item, Closing how) {
        open.remove(item);
        listeners.forEach(listener -> listener.closed(item, how));
    }

    void drop() {
        InboxListener dropped = listeners.remove(0);
        dropped.dropped();
    }

    @Override
    public List<AttentionItem> open() {
        return List.copyOf(open);
    }

    @Override
    public Listening listen(InboxListener listener) {
        open.forEach(listener::opened);
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public Optional<AttentionItem> find(String idOrPrefix) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<AnswerReceipt> answer(String id, Answer answer) {
        throw new UnsupportedOperationException();
    }
}
