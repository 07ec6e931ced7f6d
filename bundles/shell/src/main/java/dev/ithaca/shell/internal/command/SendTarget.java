// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides which words of {@code send} are chunks and where they go. A short answer like {@code y} or {@code 1} must never be
 * taken for an id, nor a mistyped id for text, so a prefix has three characters at least and a word of an id's form that is
 * no id is refused.
 *
 * @param targets finds sessions
 * @param session what the first word names; null for the most recent session
 * @param unknown the first word if it has the form of an id and is none
 * @param chunks what is to be typed
 */
public record SendTarget(
        Targets targets,
        @Nullable SessionId session,
        @Nullable String unknown,
        List<String> chunks) {
    private static final int LEAST_PREFIX = 3;

    public static SendTarget of(Targets targets, boolean last, List<String> words) {
        if (last || words.isEmpty()) {
            return new SendTarget(targets, null, null, words);
        }
        String first = words.get(0);
        List<String> rest = words.subList(1, words.size());
        Optional<SessionId> named = first.length() < LEAST_PREFIX ? Optional.empty() : targets.lookUp(first);
        if (named.isPresent()) {
            return new SendTarget(targets, named.get(), null, rest);
        }
        return SessionId.isValid(first)
                ? new SendTarget(targets, null, first, rest)
                : new SendTarget(targets, null, null, words);
    }

    /** The session; fails if there is none. */
    public SessionId resolve() {
        if (unknown != null) {
            throw new PlatformException(
                    SessionErrorCode.NOT_FOUND,
                    "session not running: " + unknown + " (see: ithaca ls; as text: ithaca send --last " + unknown
                            + ")");
        }
        return session == null ? targets.mostRecent() : session;
    }
}
