// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.api;

import dev.ithaca.spi.SessionId;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Input that names what it answers, and tells what became of it. {@link SessionService#input} is the plain way, faster and
 * blind. The calls return at once; their futures complete on threads that must not be held up, or fail with a
 * {@link dev.ithaca.spi.PlatformException} with a {@link SessionErrorCode}:
 *
 * <ul>
 *   <li>{@link SessionErrorCode#NOT_FOUND} and {@link SessionErrorCode#NOT_RUNNING} if there is nothing to type into,
 *   <li>{@link SessionErrorCode#SCREEN_CHANGED} if the fence does not hold any more; nothing was typed,
 *   <li>{@link SessionErrorCode#HOST_TOO_OLD} if the session's host is of a version that cannot check and type in one step;
 *       nothing was typed,
 *   <li>{@link SessionErrorCode#BUSY} if the session's input queue is full, or too many inputs wait for it; nothing was typed,
 *   <li>{@link SessionErrorCode#TIMEOUT} if the deadline passed before anything could be typed,
 *   <li>{@link SessionErrorCode#INVALID} if a request is out of its bounds, is no text but shall be submitted, or has several
 *       lines while the program takes no bracketed pastes and would submit each of them.
 * </ul>
 *
 * <p>Inputs of this service into one session are done one after another. Cancelling a future stops nothing.
 */
@ProviderType
public interface SessionInput {
    /** How many inputs of this service may be under way and wait for one session. */
    int MAX_WAITING = 32;

    /**
     * The fence of what a session shows now.
     *
     * @param id a running session
     * @return completes within a few milliseconds
     */
    CompletableFuture<ScreenFence> fence(SessionId id);

    /**
     * The fence of what a session showed at an offset, for whoever read its screen there, so that no change between that look
     * and this call goes unnoticed. Fails with {@link SessionErrorCode#SCREEN_CHANGED} if something was typed since the
     * output ended there; who has looked after that, with no output between, takes the fence of now.
     *
     * @param id a running session
     * @param offset the {@linkplain ScreenView#offset() offset of a screen}, or that of an {@link Attention}
     * @return completes within a few milliseconds
     */
    CompletableFuture<ScreenFence> fence(SessionId id, long offset);

    /**
     * Types into a session, if it still shows what is answered. Check and write are one step: the session's host writes only
     * if, after a last look at the terminal, the output ends where the checked screen was and nobody has typed since. The
     * fence guards the first byte; what follows of a submission is held back if somebody else types in between or the text
     * leaves the input line again.
     *
     * @param id a running session
     * @param request what to type
     * @return completes when it was typed or, for a submission, when it was proved to be taken or the deadline has passed
     */
    CompletableFuture<InputReceipt> submit(SessionId id, InputRequest request);
}
