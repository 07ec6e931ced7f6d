// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.text;

import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionPage;
import dev.ithaca.session.api.SessionStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The table of {@code ls}, column for column as the seed system prints it. */
public final class SessionTable {
    private static final String EMPTY = "No sessions. Start one with: ithaca start --detach <cmd>";

    private static final String HEADER = "ID      STATUS    INPUT    OUTPUT       CMD          AGE    PID    "
            + "CREATE_AT↓            TITLE        ARGS";
    private static final String NONE = "-";

    private final Instant now;
    private final ZoneId zone;

    public SessionTable(Instant now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    public static SessionTable now() {
        return new SessionTable(Instant.now(), ZoneId.systemDefault());
    }

    /** A page of the newest, which comes with the newest last. */
    public String format(SessionPage page) {
        List<SessionInfo> sessions = new ArrayList<>(page.items());
        if (sessions.isEmpty()) {
            return EMPTY + "\n";
        }
        Collections.reverse(sessions);
        StringBuilder table = new StringBuilder(HEADER).append('\n');
        for (SessionInfo session : sessions) {
            table.append(row(session).stripTrailing()).append('\n');
        }
        return table.toString();
    }

    private String row(SessionInfo session) {
        String title = session.title();
        StringBuilder row = new StringBuilder();
        cell(row, session.id().value(), 7);
        cell(row, session.status().label(), 9);
        cell(row, session.inputNeeded() ? "required" : NONE, 8);
        cell(row, Long.toString(session.totalBytes()), 12);
        cell(row, cut(session.command(), 12), 12);
        cell(row, age(session), 6);
        cell(row, session.pid() == null ? NONE : session.pid().toString(), 6);
        cell(row, Times.local(session.createdAt(), zone), 21);
        cell(row, title == null || title.isBlank() ? NONE : cut(title, 12), 12);
        cell(row, session.arguments().isEmpty() ? NONE : cut(String.join(" ", session.arguments()), 12), 12);
        return row.toString();
    }

    private String age(SessionInfo session) {
        Instant startedAt = session.startedAt();
        return session.status() == SessionStatus.RUNNING && startedAt != null
                ? Times.age(Duration.between(startedAt, now))
                : NONE;
    }

    private static void cell(StringBuilder row, String text, int width) {
        row.append(text).append(" ".repeat(Math.max(0, width - text.codePointCount(0, text.length())) + 1));
    }

    /** Cuts to a width, and takes away what would break the row: a title may hold anything. */
    private static String cut(String text, int width) {
        String clean = Printable.of(text);
        int length = clean.codePointCount(0, clean.length());
        return length <= width ? clean : clean.substring(0, clean.offsetByCodePoints(0, width - 1)) + "…";
    }
}
