// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.text;

import dev.ithaca.session.api.HostInfo;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code daemon status} tells.
 *
 * @param pid process id of the daemon
 * @param version its release
 * @param startedAt when it started
 * @param stateDirectory where its state lies
 * @param hosts its pty-hosts
 * @param running how many sessions run
 * @param web where HTTP answers
 */
public record DaemonStatus(
        long pid,
        String version,
        Instant startedAt,
        String stateDirectory,
        List<HostInfo> hosts,
        long running,
        Web web) {
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("running", true);
        json.put("pid", pid);
        json.put("http_port", web.port());
        json.put("hosts", hosts.stream().map(DaemonStatus::host).toList());
        json.put("version", version);
        json.put("started_at", Times.rfc3339(startedAt));
        json.put("state_dir", stateDirectory);
        json.put("sessions", Map.of("running", running));
        json.put("http_error", web.problem());
        json.put("auth_required", web.authRequired());
        return json;
    }

    private static Map<String, Object> host(HostInfo host) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("pid", host.pid());
        json.put("socket", host.socket());
        json.put("build", host.build());
        json.put("current", host.current());
        json.put("sessions", host.sessions());
        return json;
    }

    public String text(ZoneId zone) {
        StringBuilder text = new StringBuilder("Daemon is running...\n");
        row(text, "Started at:", Times.zoned(startedAt, zone));
        row(text, "PID:", Long.toString(pid));
        row(text, "VERSION:", version);
        text.append(web.text());
        row(text, "ROOT:", stateDirectory);
        row(text, "LOGS:", stateDirectory + "/logs");
        row(text, "RUNNING:", running == 1 ? "1 session" : running + " sessions");
        for (HostInfo host : hosts) {
            row(
                    text,
                    "HOST:",
                    "pid " + host.pid() + ", " + host.sessions() + " sessions"
                            + (host.current() ? "" : ", of an older version"));
        }
        return text.toString();
    }

    private static void row(StringBuilder text, String label, String value) {
        text.append(label)
                .append(" ".repeat(Math.max(1, 14 - label.length())))
                .append(value)
                .append('\n');
    }
}
