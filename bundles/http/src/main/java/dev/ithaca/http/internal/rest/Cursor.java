// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import dev.ithaca.http.internal.route.Problem;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionPage;
import dev.ithaca.session.api.SessionQuery;
import dev.ithaca.session.api.SessionService;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Pages of a list. Sorted by time of creation, a page goes on behind the last session of the one before it, so that
 * sessions which come and go meanwhile make no other appear twice or be missed. Sorted otherwise it goes on by count.
 */
final class Cursor {
    /** So many sessions may share one millisecond. */
    private static final int TIES = 64;

    /** One page. */
    record Page(List<SessionInfo> items, long total, Optional<String> next) {}

    private Cursor() {}

    static Page page(SessionService sessions, SessionQuery query, @Nullable String cursor) {
        boolean byTime = query.sort() == SessionQuery.Sort.CREATED_AT;
        String position = cursor == null ? "" : decoded(cursor);
        if (byTime && (position.isEmpty() || position.startsWith("t "))) {
            return byTime(sessions, query, position);
        }
        int offset = position.isEmpty() ? 0 : count(position);
        SessionPage page = sessions.list(moved(query, null, offset, query.limit()));
        int next = offset + page.items().size();
        Optional<String> more =
                next < page.total() && !page.items().isEmpty() ? Optional.of(encoded("o " + next)) : Optional.empty();
        return new Page(page.items(), page.total(), more);
    }

    private static Page byTime(SessionService sessions, SessionQuery query, String position) {
        if (position.isEmpty()) {
            SessionPage page = sessions.list(moved(query, null, 0, query.limit() + 1));
            return cut(page.items(), page.total(), query.limit());
        }
        String[] parts = position.split(" ", 3);
        Instant at = instant(parts.length == 3 ? parts[1] : "");
        long total = sessions.list(moved(query, null, 0, 1)).total();
        List<SessionInfo> found = new ArrayList<>(
                sessions.list(moved(query, at, 0, query.limit() + TIES)).items());
        int behind = 0;
        while (behind < found.size() && !isBehind(found.get(behind), at, parts[2], query.ascending())) {
            behind++;
        }
        return cut(found.subList(behind, found.size()), total, query.limit());
    }

    private static boolean isBehind(SessionInfo session, Instant at, String id, boolean ascending) {
        int order = session.createdAt().compareTo(at);
        if (order == 0) {
            // Ties are sorted by id, in either direction of the store: the last of the page before ends them.
            return session.id().value().compareTo(id) > 0;
        }
        return ascending ? order > 0 : order < 0;
    }

    private static Page cut(List<SessionInfo> items, long total, int limit) {
        if (items.size() <= limit) {
            return new Page(items, total, Optional.empty());
        }
        SessionInfo last = items.get(limit - 1);
        return new Page(
                items.subList(0, limit), total, Optional.of(encoded("t " + last.createdAt() + " " + last.id())));
    }

    private static SessionQuery moved(SessionQuery query, @Nullable Instant from, int offset, int limit) {
        return new SessionQuery(
                query.search(),
                query.tags(),
                query.statuses(),
                query.ascending() ? from : null,
                query.ascending() ? null : from,
                query.sort(),
                query.ascending(),
                offset,
                limit);
    }

    private static String encoded(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw unknown();
        }
    }

    private static int count(String position) {
        try {
            if (position.startsWith("o ")) {
                return Math.max(0, Integer.parseInt(position.substring(2)));
            }
            throw unknown();
        } catch (NumberFormatException e) {
            throw unknown();
        }
    }

    private static Problem unknown() {
        return Problem.badRequest("cursor must be the next_cursor of the page before");
    }
}
