// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.registry;

import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionPage;
import dev.ithaca.session.api.SessionQuery;
import dev.ithaca.session.api.SessionStatus;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import dev.ithaca.storage.api.SessionFilter;
import dev.ithaca.storage.api.SessionRepository;
import dev.ithaca.storage.api.SessionRow;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All sessions: those in memory over those in the database. Rows are written before anybody is told. Writes of one
 * session follow one another under a lock that serves nothing else, so that an older state never overwrites a newer one.
 */
public final class SessionStore {
    private static final int AMBIGUOUS_SHOWN = 5;

    private final SessionRepository repository;
    private final Map<SessionId, LiveSession> live = new ConcurrentHashMap<>();

    public SessionStore(SessionRepository repository) {
        this.repository = repository;
    }

    /** Adds a new row; the session is in memory from then on. */
    LiveSession insert(SessionRow row, int rows, int columns) {
        repository.insert(row);
        LiveSession session = new LiveSession(row, rows, columns);
        live.put(row.id(), session);
        return session;
    }

    /** Takes a stored session back into memory. */
    LiveSession load(SessionRow row, int rows, int columns) {
        return live.computeIfAbsent(row.id(), id -> new LiveSession(row, rows, columns));
    }

    /** Makes a session run again that was taken for ended; those who waited for its end have been told already. */
    LiveSession revive(LiveSession ended) {
        SessionInfo info = ended.info();
        SessionRow row = Rows.withStatus(ended.row(), SessionStatus.RUNNING, null);
        LiveSession session = new LiveSession(row, info.rows(), info.columns());
        live.put(row.id(), session);
        return session;
    }

    /** Stores a session as it is now. */
    void save(LiveSession session) {
        synchronized (session.saving) {
            repository.update(session.row());
        }
    }

    /** Forgets a session in memory; its row stays. */
    void evict(LiveSession session) {
        live.remove(session.id(), session);
    }

    /** Removes a session everywhere. */
    void delete(SessionId id) {
        repository.delete(id);
        live.remove(id);
    }

    public Optional<LiveSession> inMemory(SessionId id) {
        return Optional.ofNullable(live.get(id));
    }

    List<LiveSession> inMemory() {
        return List.copyOf(live.values());
    }

    long running() {
        return live.values().stream().filter(LiveSession::isLive).count();
    }

    Optional<SessionRow> row(SessionId id) {
        LiveSession session = live.get(id);
        return session != null ? Optional.of(session.row()) : repository.find(id);
    }

    SessionInfo get(SessionId id) {
        LiveSession session = live.get(id);
        return session != null
                ? session.info()
                : repository.find(id).map(SessionStore::info).orElseThrow(() -> notFound(id.value()));
    }

    SessionPage list(SessionQuery query) {
        SessionFilter filter = filter(query);
        List<SessionInfo> items = repository.list(filter).stream()
                .map(row -> inMemory(row.id()).map(LiveSession::info).orElseGet(() -> info(row)))
                .toList();
        boolean all = query.offset() == 0 && items.size() < query.limit();
        return new SessionPage(items, all ? items.size() : repository.count(filter), query.offset(), query.limit());
    }

    List<SessionRow> rowsWithStatus(Set<SessionStatus> statuses) {
        return repository.list(filter(new SessionQuery(
                null, List.of(), statuses, null, null, SessionQuery.Sort.CREATED_AT, true, 0, 10_000)));
    }

    SessionId resolve(String idOrPrefix) {
        String prefix = idOrPrefix.toLowerCase(Locale.ROOT);
        if (SessionId.isValid(prefix)) {
            SessionId id = new SessionId(prefix);
            get(id);
            return id;
        }
        if (!prefix.matches("[0-9a-f]{1," + (SessionId.LENGTH - 1) + "}")) {
            throw notFound(idOrPrefix);
        }
        List<SessionId> matches = repository.idsWithPrefix(prefix, AMBIGUOUS_SHOWN + 1);
        if (matches.isEmpty()) {
            throw notFound(idOrPrefix);
        }
        if (matches.size() > 1) {
            String shown = matches.stream()
                    .limit(AMBIGUOUS_SHOWN)
                    .map(SessionId::value)
                    .collect(Collectors.joining(", "));
            throw new PlatformException(
                    SessionErrorCode.AMBIGUOUS,
                    "several sessions begin with " + prefix + ": " + shown
                            + (matches.size() > AMBIGUOUS_SHOWN ? ", …" : "") + "; give more characters");
        }
        return matches.get(0);
    }

    static PlatformException notFound(String id) {
        return new PlatformException(SessionErrorCode.NOT_FOUND, "session not found: " + id);
    }

    private static SessionInfo info(SessionRow row) {
        return Rows.info(row, 0, 0, false);
    }

    private static SessionFilter filter(SessionQuery query) {
        return new SessionFilter(
                blankToNull(query.search()),
                query.tags(),
                query.statuses().stream().map(SessionStatus::label).collect(Collectors.toSet()),
                query.since(),
                query.until(),
                SessionFilter.Sort.valueOf(query.sort().name()),
                query.ascending(),
                query.offset(),
                query.limit());
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
