// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.core.internal.exec;

import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.core.plugin.CallerStatus;
import dev.ithaca.core.plugin.CallerStatus.State;
import dev.ithaca.core.plugin.PluginCaller;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of a {@link PluginCaller}.
 *
 * <p>Locking: all mutable state, that of calls too, is guarded by {@code this}. An interrupt is sent under the lock, so that
 * it hits the call it is meant for. Neither the plugin nor who waits for an answer is called under the lock.
 */
final class PluginThread implements PluginCaller {
    private static final Logger LOG = LoggerFactory.getLogger(PluginThread.class);

    /** What a caller is for. */
    record Purpose(String name, long bundle, @Nullable ClassLoader loader, Runnable freed) {}

    private final Purpose purpose;
    private final WorkerPools pools;
    private final Duration idle;
    private final Runnable gone;

    private @Nullable Thread thread;
    private @Nullable Call<?> waiting;
    private @Nullable Call<?> current;
    private boolean closed;
    private State state = State.READY;
    private String problem = "";
    private Instant since = Instant.now();

    /**
     * A caller without a thread yet.
     *
     * @param gone run once, when it is closed and its thread has ended
     */
    PluginThread(Purpose purpose, WorkerPools pools, Duration idle, Runnable gone) {
        this.purpose = purpose;
        this.pools = pools;
        this.idle = idle;
        this.gone = gone;
    }

    private static final class Call<T> {
        final Callable<T> task;
        final Duration deadline;
        final CompletableFuture<T> answer = new CompletableFuture<>();

        @Nullable
        ScheduledFuture<?> watch;

        boolean overdue;
        /** Who waits for the answer knows that it is overdue. */
        boolean told;

        boolean returned;

        Call(Callable<T> task, Duration deadline) {
            this.task = task;
            this.deadline = deadline;
        }
    }

    @Override
    public synchronized <T> Optional<CompletableFuture<T>> call(Callable<T> task, Duration deadline) {
        if (closed || waiting != null || current != null) {
            return Optional.empty();
        }
        Call<T> call = new Call<>(task, deadline);
        call.watch = pools.timers().schedule(() -> overdue(call), deadline.toMillis(), TimeUnit.MILLISECONDS);
        waiting = call;
        if (thread == null) {
            thread = pools.newThread(purpose.name(), this::run);
            thread.start();
        } else {
            notifyAll();
        }
        return Optional.of(call.answer);
    }

    private void run() {
        try {
            for (Call<?> call = next(); call != null; call = next()) {
                perform(call);
            }
        } finally {
            ended();
        }
    }

    /** The next call; null if there was none for long enough, and the thread is nobody's from then on. */
    private synchronized @Nullable Call<?> next() {
        long end = System.nanoTime() + idle.toNanos();
        try {
            while (waiting == null && !closed) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    break;
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            LOG.debug("{}: interrupted", purpose.name());
            closed = true;
        }
        current = closed ? null : waiting;
        waiting = null;
        if (current == null) {
            thread = null;
        }
        return current;
    }

    private void ended() {
        boolean last;
        synchronized (this) {
            if (thread == Thread.currentThread()) {
                thread = null;
            }
            last = closed && thread == null;
        }
        if (last) {
            gone.run();
        }
    }

    private <T> void perform(Call<T> call) {
        T answer = null;
        Throwable failure = null;
        Thread self = Thread.currentThread();
        self.setContextClassLoader(purpose.loader());
        try {
            answer = call.task.call();
        } catch (Throwable e) {
            // Whatever a plugin throws, errors of linking included, harms nobody else.
            failure = e;
        } finally {
            self.setContextClassLoader(null);
        }
        boolean late;
        boolean told;
        boolean cut;
        synchronized (this) {
            current = null;
            call.returned = true;
            late = call.overdue;
            told = call.told;
            cut = closed;
            if (!closed) {
                Thread.interrupted();
            }
            if (!late) {
                note(failure == null ? State.READY : State.FAILING, reason(failure));
            } else if (state == State.HANGING) {
                note(State.FAILING, problem);
            }
        }
        if (late) {
            if (told) {
                freed();
            }
            return;
        }
        if (cut) {
            return; // whoever closes found it under way, and answers it
        }
        cancel(call);
        if (failure == null) {
            call.answer.complete(answer);
        } else {
            LOG.debug("{}: a call failed", purpose.name(), failure);
            call.answer.completeExceptionally(failure);
        }
    }

    private static void cancel(Call<?> call) {
        ScheduledFuture<?> watch = call.watch;
        if (watch != null) {
            watch.cancel(false);
        }
    }

    /** The deadline has passed; who waits hears of it first, and only then that the call has returned. */
    private void overdue(Call<?> call) {
        synchronized (this) {
            if (call.returned || (current != call && waiting != call) || closed) {
                return;
            }
            call.overdue = true;
            if (waiting == call) {
                // The thread did not even get to it.
                waiting = null;
                call.returned = true;
            } else if (thread != null) {
                thread.interrupt();
            }
            String took = "a call did not return within " + call.deadline.toMillis() + " ms";
            note(call.returned ? State.FAILING : State.HANGING, took);
        }
        call.answer.completeExceptionally(new TimeoutException("no answer in time"));
        boolean returned;
        synchronized (this) {
            call.told = true;
            returned = call.returned;
        }
        if (returned) {
            freed();
        }
    }

    private void freed() {
        try {
            purpose.freed().run();
        } catch (RuntimeException e) {
            LOG.error("{}: the owner of the caller failed", purpose.name(), e);
        }
    }

    private void note(State now, String what) {
        if (state != now) {
            since = Instant.now();
            if (state == State.READY) {
                LOG.warn("{}: {}", purpose.name(), what);
            }
        }
        state = now;
        problem = what;
    }

    private static String reason(@Nullable Throwable failure) {
        if (failure == null) {
            return "";
        }
        String message = failure.getMessage();
        String type = failure.getClass().getSimpleName();
        return message == null || message.isBlank() ? type : type + ": " + message;
    }

    /** Nothing if it is closed and its thread has just been told to end. */
    synchronized Optional<CallerStatus> status(Duration grace) {
        if (!closed) {
            return Optional.of(new CallerStatus(purpose.name(), purpose.bundle(), state, problem, since));
        }
        if (thread == null || since.plus(grace).isAfter(Instant.now())) {
            return Optional.empty();
        }
        return Optional.of(new CallerStatus(
                purpose.name(),
                purpose.bundle(),
                State.LEFT_BEHIND,
                "a call to " + purpose.name() + " does not return although it was interrupted",
                since));
    }

    @Override
    public void close() {
        Call<?> begun;
        Call<?> never;
        boolean last;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            since = Instant.now();
            begun = current;
            never = waiting;
            waiting = null;
            last = thread == null;
            if (thread != null) {
                thread.interrupt();
            }
            notifyAll();
        }
        for (Call<?> call : new Call<?>[] {begun, never}) {
            if (call != null) {
                cancel(call);
                call.answer.completeExceptionally(new CancellationException("the plugin is being removed"));
            }
        }
        if (last) {
            gone.run();
        }
    }
}
