// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.karaf;

import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionService;
import dev.ithaca.session.api.StartRequest;
import java.util.List;
import java.util.Map;

/** Scripts in sessions of 24 rows and 80 columns. Apart from what tests share: a bare Karaf has none of its types. */
final class Scripts {
    private Scripts() {}

    /** A session that notifies nobody: tests run on desktops too. */
    static SessionInfo start(SessionService sessions, String title, String script) {
        return start(sessions, title, script, false);
    }

    /** A session of which somebody may be told. */
    static SessionInfo startLoud(SessionService sessions, String title, String script) {
        return start(sessions, title, script, true);
    }

    private static SessionInfo start(SessionService sessions, String title, String script, boolean notifications) {
        return sessions.start(new StartRequest(
                List.of("sh", "-c", script),
                System.getProperty("java.io.tmpdir"),
                Map.of("PATH", System.getenv("PATH")),
                title,
                List.of(),
                24,
                80,
                notifications));
    }
}
