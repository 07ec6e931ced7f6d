// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import dev.ithaca.http.internal.route.Problem;
import dev.ithaca.http.internal.route.Query;
import dev.ithaca.http.internal.route.Route;
import dev.ithaca.session.api.SessionQuery;
import dev.ithaca.session.api.SessionStatus;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a list's query asks for, in the seed system's words. */
final class SessionList {
    static final int MOST = 200;
    static final int USUAL = 20;

    private SessionList() {}

    /** Describes what {@link #query} understands. */
    static Route described(Route route) {
        return route.parameter("search", "string", "text in id, title, tags, command or arguments")
                .parameter("tag", "string", "tags separated by commas, all of which must be there")
                .parameter("status", "string", "statuses separated by commas, one of which must hold")
                .parameter("sort", "string", "created_at, status, title, id, command, cwd or pid")
                .parameter("order", "string", "asc or desc")
                .parameter("limit", "integer", "1 to " + MOST);
    }

    static SessionQuery query(Query query, int offset, int limit) {
        return new SessionQuery(
                query.text("search").orElse(null),
                words(query.text("tag").orElse("")),
                statuses(query.text("status").orElse("")),
                null,
                null,
                sort(query.text("sort").orElse("created_at")),
                ascending(query.text("order").orElse("desc")),
                offset,
                limit);
    }

    private static List<String> words(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static Set<SessionStatus> statuses(String list) {
        Set<SessionStatus> statuses = EnumSet.noneOf(SessionStatus.class);
        for (String word : words(list)) {
            statuses.add(SessionStatus.of(word).orElseThrow(() -> Problem.badRequest("unknown status: " + word)));
        }
        return statuses;
    }

    private static SessionQuery.Sort sort(String word) {
        try {
            return SessionQuery.Sort.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("sort must be created_at, status, title, id, command, cwd or pid");
        }
    }

    private static boolean ascending(String word) {
        return switch (word) {
            case "asc" -> true;
            case "desc" -> false;
            default -> throw Problem.badRequest("order must be asc or desc");
        };
    }
}
