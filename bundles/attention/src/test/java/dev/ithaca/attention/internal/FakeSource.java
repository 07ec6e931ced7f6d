// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.attention.internal;

import dev.ithaca.attention.api.Answer;
import dev.ithaca.attention.api.AnswerReceipt;
import dev.ithaca.attention.api.AttentionErrorCode;
import dev.ithaca.attention.api.AttentionItem;
import dev.ithaca.attention.api.AttentionKind;
import dev.ithaca.attention.api.AttentionSource;
import dev.ithaca.attention.api.Closing;
import dev.ithaca.attention.api.InboxSink;
import dev.ithaca.spi.PlatformException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** A source that is no terminal: what it asks is put by the test, and answers wait until the test lets them end. */
public final class FakeSource implements AttentionSource {
    public static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    /** An answer that came. */
    public record Given(AttentionItem item, Answer answer, CompletableFuture<AnswerReceipt> result) {
        public void taken() {
            result.complete(
                    new AnswerReceipt(item.id(), AnswerReceipt.Outcome.TAKEN, "screen", "It went on.", NOW, Map.of()));
        }

        public void refused() {
            result.completeExceptionally(new PlatformException(AttentionErrorCode.CHANGED, "something else is asked"));
        }
    }

    public final LinkedBlockingQueue<Given> given = new LinkedBlockingQueue<>();
    public final List<AttentionItem> asksAtOnce = new CopyOnWriteArrayList<>();
    public volatile @Nullable InboxSink sink;
    private final String name;

    public FakeSource(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Connection connect(InboxSink to) {
        asksAtOnce.forEach(to::put);
        sink = to;
        return () -> sink = null;
    }

    @Override
    public CompletionStage<AnswerReceipt> answer(AttentionItem item, Answer answer) {
        Given one = new Given(item, answer, new CompletableFuture<>());
        given.add(one);
        return one.result();
    }

    public void ask(AttentionItem item) {
        InboxSink to = sink;
        if (to != null) {
            to.put(item);
        }
    }

    public void close(String id, Closing how) {
        InboxSink to = sink;
        if (to != null) {
            to.remove(id, how);
        }
    }

    public AttentionItem item(String id) {
        return item(id, "Delete it?");
    }

    public AttentionItem item(String id, String question) {
        return new AttentionItem(
                id,
                name,
                null,
                AttentionKind.APPROVAL,
                "Agent",
                question,
                List.of("allow", "deny"),
                "f1",
                NOW,
                Map.of(AttentionItem.WAIT, "w-" + id));
    }
}
