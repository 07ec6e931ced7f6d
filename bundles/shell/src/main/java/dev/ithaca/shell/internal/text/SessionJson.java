// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.text;

import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionPage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON of sessions: the seed system's names in its order, then what Ithaca adds. */
public final class SessionJson {
    private SessionJson() {}

    /** A page of the newest, which comes with the newest last. */
    public static Map<String, Object> page(SessionPage page) {
        List<SessionInfo> items = new ArrayList<>(page.items());
        Collections.reverse(items);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("items", items.stream().map(SessionJson::session).toList());
        json.put("total", page.total());
        json.put("offset", page.offset());
        json.put("limit", page.limit());
        return json;
    }

    public static Map<String, Object> session(SessionInfo session) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", session.id().value());
        json.put("title", session.title());
        json.put("tags", session.tags());
        json.put("command", session.command());
        json.put("arguments", session.arguments());
        json.put("current_working_directory", session.cwd());
        json.put("pid", session.pid());
        json.put("status", session.status().label());
        json.put("created_at", Times.rfc3339(session.createdAt()));
        json.put("started_at", Times.rfc3339(session.startedAt()));
        json.put("ended_at", Times.rfc3339(session.endedAt()));
        json.put("input_needed", session.inputNeeded());
        json.put("last_total_bytes", session.totalBytes());
        json.put("last_output_epoch", Times.rfc3339(session.lastOutputAt()));
        json.put("notifications_enabled", session.notificationsEnabled());
        json.put("exit_code", session.exitCode());
        json.put("signal", session.signal());
        json.put("node", session.node());
        return json;
    }
}
