// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.registry;

import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionQuery;
import dev.ithaca.session.api.SessionStatus;
import dev.ithaca.session.internal.host.Trees;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Deletes ended sessions: folder out of the way, row, files; a crash in between is finished at the next start. */
final class SessionRemover {
    private static final int PRUNE_PAGE = 10_000;
    private static final Set<SessionStatus> ENDED =
            Set.of(SessionStatus.STOPPED, SessionStatus.KILLED, SessionStatus.FAILED, SessionStatus.UNKNOWN);

    private final SessionStore store;
    private final Listeners listeners;
    private final Path sessionsDirectory;

    SessionRemover(SessionStore store, Listeners listeners, Path sessionsDirectory) {
        this.store = store;
        this.listeners = listeners;
        this.sessionsDirectory = sessionsDirectory;
    }

    void delete(SessionId id) {
        SessionInfo session = store.get(id);
        if (session.status().isLive()) {
            throw new PlatformException(
                    SessionErrorCode.RUNNING,
                    "session " + id + " is " + session.status().label() + "; stop it first");
        }
        Path folder = sessionsDirectory.resolve(id.value());
        Path aside = sessionsDirectory.resolve(SessionRecovery.DELETED + id.value());
        try {
            moveAside(folder, aside);
            store.delete(id);
            Trees.delete(aside);
        } catch (IOException e) {
            throw new PlatformException(
                    SessionErrorCode.INTERNAL, "session " + id + " cannot be deleted: " + e.getMessage(), e);
        }
        listeners.deleted(session);
    }

    private static void moveAside(Path folder, Path aside) throws IOException {
        try {
            Files.move(folder, aside);
        } catch (NoSuchFileException e) {
            // a session that never started has no folder
        }
    }

    List<SessionInfo> prune(@Nullable Instant endedBefore, int keep, boolean dryRun) {
        if (keep < 0) {
            throw Metadata.invalid("the number of sessions to keep must not be negative");
        }
        SessionQuery query = new SessionQuery(
                null, List.of(), ENDED, null, null, SessionQuery.Sort.CREATED_AT, false, 0, PRUNE_PAGE);
        List<SessionInfo> chosen = store.list(query).items().stream()
                .sorted(Comparator.comparing(SessionRemover::endOrCreation).reversed())
                .skip(keep)
                .filter(session -> endedBefore == null || endOrCreation(session).isBefore(endedBefore))
                .toList();
        if (!dryRun) {
            chosen.forEach(session -> delete(session.id()));
        }
        return chosen;
    }

    private static Instant endOrCreation(SessionInfo session) {
        Instant ended = session.endedAt();
        return ended != null ? ended : session.createdAt();
    }
}
