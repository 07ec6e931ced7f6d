// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionOutput;
import dev.ithaca.shell.internal.command.OutputMatcher.Result;
import dev.ithaca.shell.internal.text.Json;
import dev.ithaca.shell.internal.text.ShellErrorCode;
import dev.ithaca.spi.ErrorCategory;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * One run of {@code wait}.
 *
 * @param context what it works with
 * @param goal what is waited for
 * @param pattern what a line must match, null for any output
 */
public record WaitRun(
        CommandContext context, Goal goal, @Nullable Pattern pattern) {
    private static final long RESTART_MILLIS = 100;
    private static final int ENDED = 3;
    private static final int TIMEOUT = 124;
    private static final Duration STEP = Duration.ofSeconds(1);

    /** What can be waited for. */
    public enum Goal {
        EXIT,
        PROMPT,
        OUTPUT,
        IDLE;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static WaitRun of(CommandContext context, @Nullable String what, @Nullable String match) {
        Goal goal = what == null ? (match == null ? Goal.EXIT : Goal.OUTPUT) : goal(what);
        if (goal != Goal.OUTPUT && match != null) {
            throw ShellErrorCode.usage("--match needs --for output");
        }
        try {
            return new WaitRun(context, goal, match == null ? null : Pattern.compile(match));
        } catch (PatternSyntaxException e) {
            throw ShellErrorCode.usage("invalid --match value '" + match + "': " + e.getDescription());
        }
    }

    private static Goal goal(String what) {
        for (Goal goal : Goal.values()) {
            if (goal.label().equals(what.toLowerCase(Locale.ROOT))) {
                return goal;
            }
        }
        throw ShellErrorCode.usage("invalid --for value '" + what + "'; possible: exit, prompt, output, idle");
    }

    /** The exit code that tells a script what happened. */
    public static int exitCode(Result result) {
        return switch (result) {
            case MET -> 0;
            case ENDED -> ENDED;
            case TIMEOUT -> TIMEOUT;
        };
    }

    /** Waits, prints what happened and returns the exit code. */
    public int await(SessionId session, Deadline deadline, boolean json) throws InterruptedException {
        AtomicReference<@Nullable String> line = new AtomicReference<>();
        Result result = switch (goal) {
            case EXIT -> awaitEnd(session, deadline);
            case PROMPT -> new PromptWait(context).await(session, deadline);
            case IDLE -> new PromptWait(context).awaitIdle(session, deadline);
            case OUTPUT -> awaitOutput(session, deadline, line);
        };
        print(session, result, line.get(), json);
        return exitCode(result);
    }

    private Result awaitOutput(SessionId session, Deadline deadline, AtomicReference<@Nullable String> line)
            throws InterruptedException {
        try (SessionOutput log = LastingOutput.open(context, session)) {
            if (pattern == null) {
                return awaitOutput(log, deadline);
            }
            OutputMatcher matcher = new OutputMatcher(log, pattern);
            Result result = matcher.await(deadline);
            line.set(matcher.found().orElse(null));
            return result;
        }
    }

    private Result awaitEnd(SessionId session, Deadline deadline) throws InterruptedException {
        CompletableFuture<SessionInfo> end = context.sessions().whenEnded(session);
        while (true) {
            try {
                end.get(deadline.atMost(STEP).toNanos(), TimeUnit.NANOSECONDS);
                return Result.MET;
            } catch (TimeoutException e) {
                if (deadline.passed()) {
                    return Result.TIMEOUT;
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof PlatformException cause
                        && cause.category() == ErrorCategory.UNAVAILABLE
                        && !deadline.passed()) {
                    // A future dies with the bundle that made it, which is being updated; the session does not.
                    Thread.sleep(RESTART_MILLIS);
                    end = context.sessions().whenEnded(session);
                    continue;
                }
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    private static Result awaitOutput(SessionOutput log, Deadline deadline) throws InterruptedException {
        long before = log.end();
        while (true) {
            boolean ended = log.ended();
            if (log.end() > before) {
                return Result.MET;
            }
            if (ended) {
                return Result.ENDED;
            }
            if (deadline.passed()) {
                return Result.TIMEOUT;
            }
            log.await(before, deadline.atMost(STEP));
        }
    }

    private void print(SessionId id, Result result, @Nullable String line, boolean json) {
        if (json) {
            SessionInfo session = context.sessions().get(id);
            Map<String, Object> happened = new LinkedHashMap<>();
            happened.put("id", id.value());
            happened.put(
                    "result",
                    result == Result.MET ? goal.label() : result.name().toLowerCase(Locale.ROOT));
            happened.put("line", line);
            happened.put("status", session.status().label());
            happened.put("exit_code", session.exitCode());
            happened.put("signal", session.signal());
            context.caller().out().print(Json.write(happened));
        } else if (result == Result.TIMEOUT) {
            context.caller().err().println("error: timeout while waiting for session " + id);
        } else if (result == Result.ENDED) {
            context.caller().err().println("error: session " + id + " ended before that");
        } else if (line != null) {
            context.caller().out().print(line + "\n");
        } else if (goal == Goal.EXIT) {
            context.caller().out().print("Session " + id + " has ended.\n");
        } else if (goal == Goal.PROMPT) {
            context.services()
                    .attention()
                    .attention(id)
                    .ifPresent(now ->
                            context.caller().out().print("Session " + id + ": " + Explanation.words(now) + "\n"));
        }
    }
}
