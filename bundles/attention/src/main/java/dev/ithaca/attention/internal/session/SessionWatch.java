// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.attention.internal.session;

import dev.ithaca.attention.api.AttentionItem;
import dev.ithaca.attention.api.Closing;
import dev.ithaca.attention.api.InboxSink;
import dev.ithaca.session.api.Attention;
import dev.ithaca.session.api.BytesGoneException;
import dev.ithaca.session.api.ScreenFence;
import dev.ithaca.session.api.ScreenView;
import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionOutput;
import dev.ithaca.spi.PlatformException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session that asks: keeps its item in step with its screen. The words and the fence are of one offset, that which the
 * detector judged, so that the item never shows one question and guards another. If the screen says something else in the same
 * wait, that is another question with another id; it is asked anew after a pause that doubles, so that a screen that never
 * rests is no flood of questions, but at once behind an answer from the inbox. A list whose pointer was moved was not answered. All but the constructor runs on a serial executor
 * of its own.
 */
final class SessionWatch {
    private static final Logger LOG = LoggerFactory.getLogger(SessionWatch.class);
    private static final int TRIES = 20;
    /** After so many it still asks whatever was typed into it: it has passed over that. */
    private static final int SETTLED = 5;

    private final Terminals terminals;
    private final InboxSink sink;
    private final Pace pace;
    private final Executor serial;
    private SessionInfo session;
    private @Nullable Question asked;
    private @Nullable ScheduledFuture<?> timer;
    /** Also cleared by whoever could not hand the outcome of a look in. */
    private volatile boolean looking;

    private boolean typed;
    private boolean answered;
    private boolean ended;
    private int tries;
    private long pause;
    private long nextWords;

    SessionWatch(SessionInfo session, Terminals terminals, InboxSink sink, Pace pace) {
        this.session = session;
        this.terminals = terminals;
        this.sink = sink;
        this.pace = pace;
        serial = terminals.pools().newSerialExecutor("attention-session");
    }

    /** It asks, or asks something else. */
    void asks(SessionInfo now) {
        submit(() -> {
            session = now;
            tries = 0;
            look();
        });
    }

    void grew(SessionInfo now) {
        submit(() -> {
            session = now;
            tries = 0;
            lookIn(pace.grown());
        });
    }

    void typed(SessionInfo now) {
        submit(() -> {
            session = now;
            typed = true;
            tries = 0;
            lookIn(pace.soon());
        });
    }

    /** An answer from the inbox was typed: other words are the next question. */
    void answered() {
        submit(() -> {
            answered = true;
            lookIn(pace.soon());
        });
    }

    /** It does not ask any more. */
    void end(Closing how) {
        submit(() -> {
            ended = true;
            if (timer != null) {
                timer.cancel(false);
            }
            withdraw(how == Closing.WITHDRAWN ? gone() : how);
        });
    }

    private Closing gone() {
        return typed ? Closing.ANSWERED_ELSEWHERE : Closing.WITHDRAWN;
    }

    private void withdraw(Closing how) {
        Question before = asked;
        asked = null;
        typed = false;
        if (before != null) {
            sink.remove(before.item().id(), how);
        }
    }

    private void look() {
        Attention now = terminals.attention().attention(session.id()).orElse(null);
        if (ended || looking || now == null || !now.state().asks()) {
            return; // what it is instead is told just now
        }
        Question before = asked;
        if (before != null && before.attention().equals(now.id()) && before.offset() == now.offset()) {
            if (session.totalBytes() > now.offset()) {
                again(); // the detector has not looked at all of it
            }
            return;
        }
        looking = true;
        try (SessionOutput output = terminals.sessions().output(session.id())) {
            ScreenView view = output.screen(now.offset(), 0);
            var unused = fence(view.offset())
                    .whenComplete((fence, failure) -> submit(() -> looked(now, Words.of(view), fence, failure)));
        } catch (PlatformException | BytesGoneException e) {
            looked(now, null, null, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The fence of what the detector judged. There is none of a screen at which somebody has typed since, as that may be an answer;
     * if the session asks on all the same and has written nothing, that of now is as good.
     */
    private CompletableFuture<ScreenFence> fence(long offset) {
        if (tries < SETTLED) {
            return terminals.input().fence(session.id(), offset);
        }
        return terminals.input().fence(session.id()).thenApply(fence -> {
            try (SessionOutput output = terminals.sessions().output(session.id())) {
                if (output.end() != offset) {
                    throw new PlatformException(SessionErrorCode.SCREEN_CHANGED, "it wrote something meanwhile");
                }
                return fence;
            }
        });
    }

    private void looked(
            Attention then, @Nullable Words words, @Nullable ScreenFence fence, @Nullable Throwable failure) {
        looking = false;
        Attention now = terminals.attention().attention(session.id()).orElse(null);
        if (ended || now == null || !now.state().asks()) {
            return;
        }
        if (!now.id().equals(then.id())) {
            look();
        } else if (words != null && fence != null) {
            publish(Question.of(session, then, words, fence.text()));
        } else if (tries < TRIES && (failure == null || !isFinal(failure))) {
            again();
        } else if (words != null && asked == null) {
            LOG.debug("{}: asks, and cannot be answered from the inbox: {}", session.id(), String.valueOf(failure));
            publish(Question.of(session, then, words, ""));
        }
    }

    /** Whether another look would not help. */
    private static boolean isFinal(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof PlatformException known && known.code() == SessionErrorCode.HOST_TOO_OLD;
    }

    private void publish(Question now) {
        Question before = asked;
        if (before == null || !before.attention().equals(now.attention())) {
            pause = pace.pause();
            ask(now);
        } else if (before.words().equals(now.words())) {
            asked = now;
            sink.put(now.item());
        } else if (!now.words().continues(before.words())) {
            long left = nextWords - System.nanoTime() / 1_000_000;
            if (left > 0 && !answered) {
                lookIn(left);
            } else {
                pause = answered ? pace.pause() : Math.min(2 * pause, pace.longest());
                ask(now);
            }
        }
    }

    private void ask(Question now) {
        Question before = asked;
        boolean moved = before != null
                && before.attention().equals(now.attention())
                && now.words().movedFrom(before.words());
        boolean choosing = moved && typed;
        withdraw(moved ? Closing.WITHDRAWN : gone());
        typed = choosing; // the key that answers may have come already
        asked = now;
        answered = false;
        nextWords = System.nanoTime() / 1_000_000 + pause;
        AttentionItem item = now.item();
        sink.put(item);
    }

    private void again() {
        if (tries++ < TRIES) {
            lookIn(pace.soon());
        }
    }

    private void lookIn(long millis) {
        if (ended || (timer != null && !timer.isDone())) {
            return;
        }
        try {
            timer = terminals.pools().timers().schedule(() -> submit(this::due), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            ended = true; // the daemon stops
        }
    }

    /** The timer itself may not have come to its end yet, and must not keep the next one away. */
    private void due() {
        timer = null;
        look();
    }

    private void submit(Runnable task) {
        try {
            serial.execute(task);
        } catch (RejectedExecutionException e) {
            looking = false;
            LOG.warn("{}: its question may be out of date: {}", session.id(), e.getMessage());
        }
    }
}
