// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal.sql;

import dev.ithaca.storage.api.SessionFilter;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code WHERE} of a filter. Values are parameters, never part of the text, so filters of one shape share one compiled
 * statement.
 */
final class SessionConditions {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    SessionConditions(SessionFilter filter) {
        if (filter.search() != null && !filter.search().isEmpty()) {
            add("search_text LIKE ? ESCAPE '" + SearchText.ESCAPE + "'", SearchText.pattern(filter.search()));
        }
        for (String tag : filter.tags()) {
            add("id IN (SELECT session_id FROM session_tags WHERE tag = ?)", SearchText.tagKey(tag));
        }
        if (!filter.statuses().isEmpty()) {
            conditions.add("status IN (?" + ", ?".repeat(filter.statuses().size() - 1) + ")");
            values.addAll(filter.statuses());
        }
        if (filter.since() != null) {
            // Rounded up: rows are exact to the millisecond, and one within which the bound lies is earlier.
            add("created_at >= ?", filter.since().plusNanos(999_999).toEpochMilli());
        }
        if (filter.until() != null) {
            add("created_at <= ?", filter.until().toEpochMilli());
        }
    }

    private void add(String condition, Object value) {
        conditions.add(condition);
        values.add(value);
    }

    String sql() {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    /** Sets the parameters from the first on, and says which is the next one. */
    int bind(PreparedStatement statement) throws SQLException {
        int next = 1;
        for (Object value : values) {
            statement.setObject(next++, value);
        }
        return next;
    }
}
