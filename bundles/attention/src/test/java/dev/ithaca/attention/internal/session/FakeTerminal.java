// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.attention.internal.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ithaca.attention.api.AttentionItem;
import dev.ithaca.attention.api.Closing;
import dev.ithaca.attention.api.InboxSink;
import dev.ithaca.core.internal.exec.SharedWorkerPools;
import dev.ithaca.session.api.Attention;
import dev.ithaca.session.api.InputReceipt;
import dev.ithaca.session.api.InputRequest;
import dev.ithaca.session.api.ScreenFence;
import dev.ithaca.session.api.ScreenView;
import dev.ithaca.session.api.SessionAttention;
import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionInput;
import dev.ithaca.session.api.SessionStatus;
import dev.ithaca.session.api.TerminalFacts;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One session on a screen that the test paints, a detector that the test speaks for, and an inbox that notes. */
final class FakeTerminal implements SessionAttention, SessionInput, InboxSink, AutoCloseable {
    static final SessionId ID = new SessionId("abc1234");
    static final Pace QUICK = new Pace(5, 5, 1, 5);
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    final SharedWorkerPools pools = new SharedWorkerPools();
    final FakeSessions sessions = new FakeSessions(this);
    final Terminals terminals = new Terminals(sessions, this, this, pools);
    final List<String> news = new CopyOnWriteArrayList<>();
    final Map<String, AttentionItem> items = new LinkedHashMap<>();
    final List<InputRequest> typed = new CopyOnWriteArrayList<>();

    volatile SessionStatus status = SessionStatus.RUNNING;
    volatile @Nullable SessionErrorCode fenceFailure;
    /** There is a fence of now, but none of an offset: somebody has typed. */
    volatile boolean typedInto;

    volatile InputReceipt.Outcome outcome = InputReceipt.Outcome.TAKEN;
    /** What the program does with what is typed. */
    volatile Consumer<InputRequest> takes = request -> {};

    private volatile @Nullable Attention attention;
    private volatile List<String> rows = List.of("");
    private final AtomicLong offset = new AtomicLong();
    private final AtomicInteger inputs = new AtomicInteger();

    /** Paints the screen; the cursor is behind the last row. */
    void shows(String... lines) {
        rows = List.of(lines);
        offset.addAndGet(10);
    }

    void says(String id, Attention.State state, Attention.Kind kind, String rule, String detail) {
        attention = new Attention(id, state, kind, rule, detail, List.of(), 0.9, offset.get(), NOW);
    }

    /** The detector looked at the screen of now, and it is the same wait. */
    void looksAgain() {
        Attention before = attention;
        if (before != null) {
            says(before.id(), before.state(), before.kind(), before.rule(), before.detail());
        }
    }

    void asks(String id, String detail) {
        says(id, Attention.State.NEEDS_INPUT, Attention.Kind.CONFIRM, "yes-or-no", detail);
    }

    void works(String id, String rule) {
        says(id, Attention.State.WORKING, Attention.Kind.NONE, rule, "");
    }

    SessionInfo info() {
        return new SessionInfo(
                ID,
                null,
                List.of("ci"),
                "deploy",
                List.of("--all"),
                "/work",
                status,
                77L,
                NOW,
                NOW,
                null,
                null,
                null,
                24,
                80,
                offset.get(),
                NOW,
                true,
                true,
                null);
    }

    ScreenView view() {
        List<String> lines = new ArrayList<>(rows);
        int last = lines.size() - 1;
        while (lines.size() < 24) {
            lines.add("");
        }
        return new ScreenView(
                offset.get(), 24, 80, "", false, last, lines.get(last).length(), true, List.of(), lines, new byte[0]);
    }

    String fenceNow() {
        return "f" + String.join("|", rows).hashCode() + "-" + inputs.get();
    }

    @Override
    public CompletableFuture<TerminalFacts> probe(SessionId id) {
        return CompletableFuture.completedFuture(TerminalFacts.UNKNOWN);
    }

    @Override
    public Optional<Attention> attention(SessionId id) {
        return Optional.ofNullable(attention);
    }

    @Override
    public void say(SessionId id, Attention said) {
        attention = said;
    }

    @Override
    public CompletableFuture<ScreenFence> fence(SessionId id) {
        return fence(fenceFailure);
    }

    @Override
    public CompletableFuture<ScreenFence> fence(SessionId id, long at) {
        return fence(typedInto ? SessionErrorCode.SCREEN_CHANGED : fenceFailure);
    }

    private CompletableFuture<ScreenFence> fence(@Nullable SessionErrorCode failure) {
        return failure == null
                ? CompletableFuture.completedFuture(new ScreenFence(fenceNow()))
                : CompletableFuture.failedFuture(new PlatformException(failure, "no fence"));
    }

    @Override
    public CompletableFuture<InputReceipt> submit(SessionId id, InputRequest request) {
        ScreenFence fence = request.ifScreen();
        if (fence == null || !fence.text().equals(fenceNow())) {
            return CompletableFuture.failedFuture(new PlatformException(SessionErrorCode.SCREEN_CHANGED, "changed"));
        }
        inputs.incrementAndGet();
        typed.add(request);
        takes.accept(request);
        return CompletableFuture.completedFuture(
                new InputReceipt(outcome, InputReceipt.Evidence.SCREEN, "It went on.", 10, 20, 1, false));
    }

    List<String> typedTexts() {
        return typed.stream()
                .map(request -> new String(request.bytes(), UTF_8) + (request.submit() ? "<submit>" : ""))
                .toList();
    }

    @Override
    public synchronized void put(AttentionItem item) {
        news.add((items.containsKey(item.id()) ? "changed " : "opened ") + item.question());
        items.put(item.id(), item);
    }

    @Override
    public synchronized void remove(String id, Closing how) {
        AttentionItem item = items.remove(id);
        news.add("closed " + (item == null ? id : item.question()) + " " + how);
    }

    synchronized AttentionItem only() {
        if (items.size() != 1) {
            throw new IllegalStateException("open: " + items.values());
        }
        return items.values().iterator().next();
    }

    @Override
    public void close() {
        pools.close();
    }
}
