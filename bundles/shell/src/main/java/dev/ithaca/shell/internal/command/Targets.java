// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.shell.internal.text.ShellErrorCode;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what a command line names: sessions by id or prefix, the most recent one, nodes. */
public final class Targets {
    /** How the seed system words an unknown session, by command. */
    public enum Wording {
        NOT_RUNNING("session not running: "),
        NOT_FOUND("session not found: "),
        NOT_STOPPED("session not found or failed to stop: "),
        NO_NOTIFICATIONS("session not found or not running: "),
        NO_SOURCE("Cannot use non-running session as source: ");

        private final String text;

        Wording(String text) {
            this.text = text;
        }

        public PlatformException unknown(String word) {
            return new PlatformException(SessionErrorCode.NOT_FOUND, text + word + " (see: ithaca ls)");
        }
    }

    private final CommandContext context;

    public Targets(CommandContext context) {
        this.context = context;
    }

    /** The session that a word names, or the most recent one if there is no word. */
    public SessionId find(@Nullable String word, Wording wording) {
        return word == null ? mostRecent() : named(word, wording);
    }

    public SessionId named(String word, Wording wording) {
        return lookUp(word).orElseThrow(() -> wording.unknown(word));
    }

    /** The session that a word names, if it names one. */
    public Optional<SessionId> lookUp(String word) {
        String prefix = word.trim().toLowerCase(Locale.ROOT);
        if (!looksLikePrefix(prefix)) {
            return Optional.empty();
        }
        try {
            return Optional.of(context.sessions().resolve(prefix));
        } catch (PlatformException e) {
            if (e.code() == SessionErrorCode.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    public SessionId mostRecent() {
        return context.sessions()
                .mostRecent()
                .orElseThrow(() -> new PlatformException(
                        ShellErrorCode.NOT_FOUND, "no sessions found; start one with: ithaca start --detach <cmd>"))
                .id();
    }

    /** Refuses a node that is not connected; none is the node that the command runs on. */
    public Targets on(@Nullable String node) {
        if (node != null) {
            throw new PlatformException(
                    ShellErrorCode.NOT_FOUND,
                    "node not connected: " + node + "; no nodes are connected to this daemon");
        }
        return this;
    }

    private static boolean looksLikePrefix(String word) {
        return !word.isEmpty()
                && word.length() <= SessionId.LENGTH
                && word.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x80);
    }
}
