// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import dev.ithaca.session.api.Attention;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.shell.internal.command.OutputMatcher.Result;
import dev.ithaca.spi.SessionId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Waits until a session is at a prompt, or rests, or has ended. */
public final class PromptWait {
    private static final Duration REST = Duration.ofSeconds(5);

    private final CommandContext context;

    public PromptWait(CommandContext context) {
        this.context = context;
    }

    /** Waits for a prompt. */
    public Result await(SessionId session, Deadline deadline) throws InterruptedException {
        return await(session, deadline, null);
    }

    /** Waits for a prompt, or until nothing was printed for five seconds. */
    public Result awaitIdle(SessionId session, Deadline deadline) throws InterruptedException {
        return await(session, deadline, REST);
    }

    private Result await(SessionId session, Deadline deadline, @Nullable Duration rest) throws InterruptedException {
        while (true) {
            long seen = context.services().signals().changes();
            SessionInfo now = context.sessions().get(session);
            if (!now.status().isLive()) {
                return Result.ENDED;
            }
            Duration left = rest == null ? null : rest.minus(silence(now));
            if (waits(now) || (left != null && (left.isNegative() || left.isZero()))) {
                return Result.MET;
            }
            if (deadline.passed()) {
                return Result.TIMEOUT;
            }
            context.services().signals().await(seen, left == null ? deadline : Deadline.after(deadline.atMost(left)));
        }
    }

    /** An interpreter at its prompt counts too: what a script waits for is that it may go on. */
    private boolean waits(SessionInfo session) {
        return session.inputNeeded()
                || context.services()
                        .attention()
                        .attention(session.id())
                        .filter(Attention::waits)
                        .isPresent();
    }

    private static Duration silence(SessionInfo session) {
        Instant last = session.lastOutputAt() == null ? session.createdAt() : session.lastOutputAt();
        return Duration.between(last, Instant.now());
    }
}
