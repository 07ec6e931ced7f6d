// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.api;

import dev.ithaca.spi.SessionId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Which sessions wait for a human: the detector says it here, and everybody else asks here. What is said lives in memory
 * only; after a restart the detector looks again. {@link SessionInfo#inputNeeded()} says whether the
 * {@linkplain Attention.State#asks() state asks} for a human, in a running session.
 */
@ProviderType
public interface SessionAttention {
    /**
     * Asks the kernel, by the session's pty-host, which looks once and only now. From then on the next input, by whomever, is
     * told once by {@link SessionListener#typed}.
     *
     * @param id a session
     * @return completes soon, on a thread that must not be held up; {@link TerminalFacts#UNKNOWN} if the host cannot look.
     *     It fails with a {@link dev.ithaca.spi.PlatformException} for a session that has ended.
     */
    CompletableFuture<TerminalFacts> probe(SessionId id);

    /**
     * What was last said of a session.
     *
     * @param id a session
     * @return what was said, or nothing if nothing was, or the session has ended a while ago
     */
    Optional<Attention> attention(SessionId id);

    /**
     * Says what is known of a session. A wait that was answered meanwhile by {@link SessionService#input}, with a line or a
     * control character, is over at once: its id is not taken again. Listeners hear of a {@link SessionListener#changed
     * change} if a wait begins or ends, or is another than before; nothing happens for a session that has ended.
     *
     * @param id a session
     * @param attention what is known
     */
    void say(SessionId id, Attention attention);

    /**
     * Says that somebody notified the user about a session, other than by its output. Listeners are
     * {@linkplain SessionListener#notified told}; nothing happens for a session that is not in memory.
     *
     * @param id a session
     * @param words what was said
     */
    default void notified(SessionId id, String words) {}
}
