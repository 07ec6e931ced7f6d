// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.input;

import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.session.api.InputReceipt;
import dev.ithaca.session.api.InputRequest;
import dev.ithaca.session.api.ScreenFence;
import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.session.api.SessionInput;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Function;

/**
 * Takes guarded inputs and does those of one session one after another, on a pool of its own, for each waits. A session has
 * at most one thread; others wait in their lane, which is bounded.
 */
public final class InputDesk implements SessionInput, AutoCloseable {
    private static final int WIDTH = 32;
    private static final int WAITING = 1024;
    private static final int LOOK_WIDTH = 4;
    private static final int MAX_BYTES = 1024 * 1024;
    private static final Duration LOOK_TIME = Duration.ofSeconds(5);

    private final Function<SessionId, InputTarget> targets;
    private final ThreadPoolExecutor typing;
    private final ThreadPoolExecutor looking;
    private final Lanes<SessionId> lanes;
    private volatile boolean closed;

    /** {@code targets} finds a running session, or fails as the API says. */
    public InputDesk(Function<SessionId, InputTarget> targets, WorkerPools pools) {
        this.targets = targets;
        this.typing = pools.newPool("session-input", WIDTH, WAITING);
        this.looking = pools.newPool("session-fence", LOOK_WIDTH, WAITING);
        this.lanes = new Lanes<>(typing, MAX_WAITING);
    }

    @Override
    public CompletableFuture<ScreenFence> fence(SessionId id) {
        return look(id, Fencing::now);
    }

    @Override
    public CompletableFuture<ScreenFence> fence(SessionId id, long offset) {
        return look(id, fencing -> fencing.at(offset));
    }

    private interface Looking {
        ScreenFence look(Fencing fencing) throws InterruptedException;
    }

    private CompletableFuture<ScreenFence> look(SessionId id, Looking kind) {
        CompletableFuture<ScreenFence> result = new CompletableFuture<>();
        try {
            InputTarget target = targets.apply(id);
            long deadline = System.nanoTime() + LOOK_TIME.toNanos();
            looking.execute(() -> complete(result, () -> {
                try (SessionLook look = new SessionLook(target, deadline)) {
                    return kind.look(new Fencing(look));
                }
            }));
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(busy(id));
        } catch (PlatformException e) {
            result.completeExceptionally(e);
        }
        return result;
    }

    @Override
    public CompletableFuture<InputReceipt> submit(SessionId id, InputRequest request) {
        CompletableFuture<InputReceipt> result = new CompletableFuture<>();
        try {
            check(request);
            InputTarget target = targets.apply(id);
            long deadline = System.nanoTime() + request.deadline().toNanos();
            lanes.add(id, new Lanes.Task() {
                @Override
                public void run() {
                    complete(result, () -> type(target, request, deadline));
                }

                @Override
                public void refuse() {
                    result.completeExceptionally(busy(id));
                }
            });
        } catch (PlatformException e) {
            result.completeExceptionally(e);
        }
        return result;
    }

    private static InputReceipt type(InputTarget target, InputRequest request, long deadline)
            throws InterruptedException {
        if (deadline - System.nanoTime() <= 0) {
            throw new PlatformException(
                    SessionErrorCode.TIMEOUT,
                    "session " + target.id() + ": other inputs took all of the time; nothing was typed");
        }
        try (SessionLook look = new SessionLook(target, deadline)) {
            return request.submit() ? new Submission(look, request).run() : Fencing.type(look, request);
        }
    }

    private interface Work<T> {
        T run() throws InterruptedException;
    }

    private <T> void complete(CompletableFuture<T> result, Work<T> work) {
        try {
            if (closed) {
                throw new InterruptedException();
            }
            result.complete(work.run());
        } catch (InterruptedException e) { // only close() does that
            result.completeExceptionally(
                    new PlatformException(SessionErrorCode.HOST_UNAVAILABLE, "the session service is stopping", e));
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
        }
    }

    private static void check(InputRequest request) {
        Duration deadline = request.deadline();
        if (request.bytes().length > MAX_BYTES || (request.bytes().length == 0 && !request.submit())) {
            throw invalid("1 to " + MAX_BYTES + " bytes can be typed at once");
        }
        if (deadline.isNegative() || deadline.isZero() || deadline.compareTo(InputRequest.MAX_DEADLINE) > 0) {
            throw invalid("a deadline of more than 0 and at most " + InputRequest.MAX_DEADLINE.toMinutes()
                    + " minutes is possible");
        }
    }

    private static PlatformException invalid(String why) {
        return new PlatformException(SessionErrorCode.INVALID, why);
    }

    private static PlatformException busy(SessionId id) {
        return new PlatformException(
                SessionErrorCode.BUSY, "session " + id + ": too many inputs wait already; nothing was typed");
    }

    /** Ends what is under way and what waits; nothing more is typed. */
    @Override
    public void close() {
        closed = true;
        looking.shutdownNow().forEach(Runnable::run);
        typing.shutdownNow().forEach(Runnable::run);
    }
}
