// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.registry;

import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import dev.ithaca.storage.api.SessionFilter;
import dev.ithaca.storage.api.SessionRepository;
import dev.ithaca.storage.api.SessionRow;
import dev.ithaca.storage.api.StorageErrorCode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Keeps rows in memory; filters by status only and sorts by time of creation. */
public final class MemorySessionRepository implements SessionRepository {
    private final Map<SessionId, SessionRow> rows = new ConcurrentHashMap<>();

    @Override
    public void insert(SessionRow row) {
        if (rows.putIfAbsent(row.id(), row) != null) {
            throw new PlatformException(StorageErrorCode.EXISTS, "exists");
        }
    }

    @Override
    public boolean update(SessionRow row) {
        return rows.replace(row.id(), row) != null;
    }

    @Override
    public Optional<SessionRow> find(SessionId id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public List<SessionRow> list(SessionFilter filter) {
        Comparator<SessionRow> order =
                Comparator.comparing(SessionRow::createdAt).thenComparing(SessionRow::id);
        return matching(filter)
                .sorted(filter.ascending() ? order : order.reversed())
                .skip(filter.offset())
                .limit(filter.limit())
                .toList();
    }

    @Override
    public long count(SessionFilter filter) {
        return matching(filter).count();
    }

    private Stream<SessionRow> matching(SessionFilter filter) {
        return rows.values().stream()
                .filter(row -> filter.statuses().isEmpty() || filter.statuses().contains(row.status()));
    }

    @Override
    public List<SessionId> idsWithPrefix(String prefix, int limit) {
        return rows.keySet().stream()
                .filter(id -> id.value().startsWith(prefix))
                .sorted()
                .limit(limit)
                .toList();
    }

    @Override
    public boolean delete(SessionId id) {
        return rows.remove(id) != null;
    }
}
