// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionService;
import dev.ithaca.shell.internal.text.ShellErrorCode;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for the end of sessions, and what their end means for an exit code. */
public final class Ended {
    private static final int SIGNAL_BASE = 128;
    private static final int NOT_KNOWN = 1;
    private static final Duration KILL_SLACK = Duration.ofSeconds(10);
    private static final List<String> SIGNALS = List.of(
            "", "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE",
            "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM",
            "PROF", "WINCH", "IO", "PWR", "SYS");

    private Ended() {}

    /** The exit code of an ended session's child as a shell would tell it: 128 and the signal's number for a signal. */
    public static int exitCode(SessionInfo session) {
        Integer code = session.exitCode();
        String signal = session.signal();
        if (code != null) {
            return code;
        }
        int number = signal == null ? 0 : SIGNALS.indexOf(signal.startsWith("SIG") ? signal.substring(3) : signal);
        return number > 0 ? SIGNAL_BASE + number : NOT_KNOWN;
    }

    /** Stops a session and waits until it has ended. */
    public static SessionInfo stop(SessionService sessions, SessionId id, Duration grace) throws InterruptedException {
        return await(sessions.stop(id, grace), id, grace.plus(KILL_SLACK));
    }

    /** Kills a session and waits until it has ended. */
    public static SessionInfo kill(SessionService sessions, SessionId id) throws InterruptedException {
        return await(sessions.kill(id), id, KILL_SLACK);
    }

    private static SessionInfo await(CompletableFuture<SessionInfo> ended, SessionId id, Duration limit)
            throws InterruptedException {
        try {
            return ended.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new PlatformException(
                    ShellErrorCode.TIMEOUT, "session not found or failed to stop: " + id + " (it still runs)", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
