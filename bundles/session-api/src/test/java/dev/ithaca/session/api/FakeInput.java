// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.api;

import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Guarded input into {@link FakeSessions}: types what fits the fence that a test says is shown, and gives its receipt. */
public final class FakeInput implements SessionInput {
    public final List<InputRequest> requests = Collections.synchronizedList(new ArrayList<>());

    /** What every session shows. */
    public volatile ScreenFence shown = new ScreenFence("1.shown");

    /** What becomes of every input. */
    public volatile InputReceipt receipt = new InputReceipt(
            InputReceipt.Outcome.TAKEN,
            InputReceipt.Evidence.SCREEN,
            "the text has left the input line",
            7,
            21,
            1,
            true);

    private final FakeSessions sessions;

    public FakeInput(FakeSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public CompletableFuture<ScreenFence> fence(SessionId id) {
        return sessions.get(id).status().isLive()
                ? CompletableFuture.completedFuture(shown)
                : CompletableFuture.failedFuture(
                        new PlatformException(SessionErrorCode.NOT_RUNNING, "session not running: " + id));
    }

    @Override
    public CompletableFuture<ScreenFence> fence(SessionId id, long offset) {
        return fence(id);
    }

    @Override
    public CompletableFuture<InputReceipt> submit(SessionId id, InputRequest request) {
        ScreenFence wanted = request.ifScreen();
        if (wanted != null && !wanted.equals(shown)) {
            return CompletableFuture.failedFuture(new PlatformException(
                    SessionErrorCode.SCREEN_CHANGED, "session " + id + ": the screen has changed since"));
        }
        requests.add(request);
        sessions.input(id, request.bytes(), request.by());
        return CompletableFuture.completedFuture(receipt);
    }
}
