// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionQuery;
import dev.ithaca.shell.internal.text.Printable;
import java.util.List;

/** Marks an argument that is a session's id, and finds the ids it may be. */
public final class SessionIdCompleter {
    /** What the completion scripts call these ids. */
    public static final String KIND = "ids";

    private static final int MOST = 200;

    private final Services services;

    public SessionIdCompleter(Services services) {
        this.services = services;
    }

    /** Ids that begin so, each with a tab and what the session is, the newest first. */
    public List<String> complete(String prefix) {
        return services.sessions().list(SessionQuery.newest(MOST)).items().stream()
                .filter(session -> session.id().value().startsWith(prefix))
                .map(session -> session.id() + "\t" + describe(session))
                .toList();
    }

    private static String describe(SessionInfo session) {
        String title = session.title();
        return session.status().label() + " "
                + Printable.of(title == null || title.isBlank() ? session.command() : title);
    }
}
