// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.session.api.FakeSessions;
import dev.ithaca.session.api.SessionQuery;
import dev.ithaca.session.api.SessionStatus;
import dev.ithaca.shell.internal.FakeCaller;
import dev.ithaca.shell.internal.FakeServices;
import dev.ithaca.shell.internal.text.SessionTable;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListActionTest {
    private final FakeServices services = new FakeServices();
    private final FakeCaller caller = new FakeCaller();

    @Test
    void anEmptyListHasAHint() {
        assertThat(caller.run(services, "ls")).isZero();
        assertThat(caller.printed()).isEqualTo("No sessions. Start one with: ithaca start --detach <cmd>\n");
    }

    @Test
    void anEmptyJsonListHasItsCounts() {
        caller.run(services, "ls", "--json");
        assertThat(caller.printed())
                .isEqualTo("{\n  \"items\": [],\n  \"total\": 0,\n  \"offset\": 0,\n  \"limit\": 10\n}\n");
    }

    @Test
    void theTableHasTheColumnsOfTheSeedSystem() {
        services.sessions.add("aaa0001", SessionStatus.RUNNING);
        services.sessions.add(
                "bbb0002", SessionStatus.STOPPED, "a-very-long-command", List.of("x", "y z"), "tit\033[2Jle");
        String table = new SessionTable(FakeSessions.NOW.plusSeconds(3700), ZoneOffset.UTC)
                .format(services.sessions.list(SessionQuery.newest(10)));
        assertThat(table).isEqualTo("""
                ID      STATUS    INPUT    OUTPUT       CMD          AGE    PID    CREATE_AT↓            TITLE        ARGS
                aaa0001 running   -        0            bash         1h     4242   2026-11-22 10:00:00   -            -l
                bbb0002 stopped   -        0            a-very-long… -      4242   2026-11-22 10:00:01   tit [2Jle    x y z
                """);
    }

    @Test
    void jsonHasTheNamesOfTheSeedSystemInItsOrderThenOurs() {
        services.sessions.add("aaa0001", SessionStatus.STOPPED);
        caller.run(services, "ls", "--json");
        assertThat(caller.printed()).isEqualTo("""
                {
                  "items": [
                    {
                      "id": "aaa0001",
                      "title": null,
                      "tags": [],
                      "command": "bash",
                      "arguments": [
                        "-l"
                      ],
                      "current_working_directory": "/home/me",
                      "pid": 4242,
                      "status": "stopped",
                      "created_at": "2026-11-22T10:00:00.5+00:00",
                      "started_at": "2026-11-22T10:00:00.5+00:00",
                      "ended_at": "2026-11-22T10:01:00.5+00:00",
                      "input_needed": false,
                      "last_total_bytes": 0,
                      "last_output_epoch": null,
                      "notifications_enabled": true,
                      "exit_code": 0,
                      "signal": null,
                      "node": null
                    }
                  ],
                  "total": 1,
                  "offset": 0,
                  "limit": 10
                }
                """);
    }

    @Test
    void theQueryHoldsWhatWasAskedFor() {
        caller.run(
                services,
                "ls",
                "-s",
                "running",
                "--status=failed",
                "--tag",
                " ",
                "--tag",
                "x",
                "--search",
                "q",
                "--limit",
                "3");
        SessionQuery query = services.sessions.queries.get(0);
        assertThat(query.statuses()).containsExactlyInAnyOrder(SessionStatus.RUNNING, SessionStatus.FAILED);
        assertThat(query.tags()).containsExactly("x");
        assertThat(query.search()).isEqualTo("q");
        assertThat(query.limit()).isEqualTo(3);
        assertThat(query.ascending()).isFalse();
    }
}
