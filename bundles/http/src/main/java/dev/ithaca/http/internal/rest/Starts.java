// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import dev.ithaca.http.internal.route.Problem;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionService;
import dev.ithaca.session.api.StartRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Starts sessions for callers who have no terminal and no environment of their own: they get what of the daemon's describes its
 * user, what they ask for, and its user's home directory.
 */
final class Starts {
    private static final int ROWS = 24;
    private static final int COLUMNS = 80;
    private static final int MOST_VARIABLES = 256;

    private final SessionService sessions;

    Starts(SessionService sessions) {
        this.sessions = sessions;
    }

    SessionInfo start(Bodies.StartBody body) {
        List<String> command = new ArrayList<>();
        command.add(command(body.command()));
        if (body.args() != null) {
            command.addAll(body.args());
        }
        return sessions.start(new StartRequest(
                command,
                cwd(body.cwd()),
                environment(body.env()),
                body.title(),
                body.tags() == null ? List.of() : body.tags(),
                body.rows() == null ? ROWS : body.rows(),
                body.columns() == null ? COLUMNS : body.columns(),
                body.notifications() == null || body.notifications()));
    }

    private static String command(@Nullable String command) {
        if (command == null || command.isBlank()) {
            throw Problem.badRequest("command is needed");
        }
        return command;
    }

    private static String cwd(@Nullable String cwd) {
        String home = System.getProperty("user.home", "/");
        if (cwd == null || cwd.isBlank() || cwd.equals("~")) {
            return home;
        }
        return cwd.startsWith("~/") ? home + cwd.substring(1) : cwd;
    }

    private static Map<String, String> environment(@Nullable Map<String, String> given) {
        Map<String, String> environment = DaemonEnvironment.passedOn(System.getenv());
        if (given != null) {
            if (given.size() > MOST_VARIABLES) {
                throw Problem.badRequest("env has more than " + MOST_VARIABLES + " variables");
            }
            environment.putAll(given);
        }
        return environment;
    }
}
