// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.session.api.SessionStatus;
import dev.ithaca.session.api.StartRequest;
import dev.ithaca.shell.internal.FakeCaller;
import dev.ithaca.shell.internal.FakeServices;
import dev.ithaca.shell.internal.command.Caller;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandsTest {
    private final FakeServices services = new FakeServices();
    private final FakeCaller caller = new FakeCaller();

    private int run(String... words) {
        return caller.run(services, words);
    }

    @Test
    void startPrintsTheIdOnly() {
        assertThat(run("start", "-dt", "demo", "--tag", "a", "--tag=b", "bash", "-c", "x", "--help", "-d"))
                .isZero();
        assertThat(caller.printed()).isEqualTo("5e50000\n");
        StartRequest request = services.sessions.started.get(0);
        assertThat(request.command()).containsExactly("bash", "-c", "x", "--help", "-d");
        assertThat(request.title()).isEqualTo("demo");
        assertThat(request.tags()).containsExactly("a", "b");
        assertThat(request.cwd()).isEqualTo("/work/here");
        assertThat(request.environment()).containsEntry("PATH", "/bin");
        assertThat(List.of(request.rows(), request.columns())).containsExactly(24, 80);
    }

    @Test
    void startTakesARelativeDirectoryAndADoubleDash() {
        assertThat(run("start", "--detach", "--cwd", "../x", "--", "-odd")).isZero();
        assertThat(services.sessions.started.get(0).cwd()).isEqualTo("/work/x");
        assertThat(services.sessions.started.get(0).command()).containsExactly("-odd");
    }

    @Test
    void startAttachesWithTheCallersSize() {
        caller.withTerminal();
        assertThat(run("start", "bash")).isEqualTo(Caller.HANDED_OVER);
        assertThat(services.sessions.started.get(0).rows()).isEqualTo(30);
        assertThat(services.sessions.attached.get(0).snapshot()).isTrue();
        assertThat(caller.grant).isNotNull();
    }

    @Test
    void startWithoutACommandIsAUsageError() {
        assertThat(run("start", "--detach")).isEqualTo(2);
        assertThat(caller.complained())
                .isEqualTo("error: missing CMD; usage: ithaca start [options] CMD... (see: ithaca start --help)\n");
        assertThat(services.sessions.started).isEmpty();
    }

    @Test
    void startOfAnUnknownCommandSaysSo() {
        assertThat(run("start", "-d", "nosuch")).isEqualTo(1);
        assertThat(caller.complained()).isEqualTo("error: command not found: nosuch\n");
    }

    @Test
    void startPrintsJson() {
        assertThat(run("start", "--json", "bash")).isZero();
        assertThat(caller.printed()).contains("\"id\": \"5e50000\"").contains("\"exit_code\": null");
    }

    @Test
    void attachToAnEndedSessionReplaysItAndExitsWithItsCode() {
        services.sessions.add("aaa0001", SessionStatus.RUNNING);
        services.sessions.output("aaa0001").write("one\ntwo");
        services.sessions.end("aaa0001", SessionStatus.FAILED, null, "SIGTERM");
        assertThat(run("attach", "aaa")).isEqualTo(143);
        assertThat(caller.printed()).isEqualTo("one\ntwo\nSession aaa0001 has ended.\n");
    }

    @Test
    void attachWithoutATerminalStreamsFromTheFirstByteReadOnly() {
        services.sessions.add("aaa0001", SessionStatus.RUNNING);
        assertThat(run("attach")).isEqualTo(Caller.HANDED_OVER);
        assertThat(services.sessions.attached.get(0).snapshot()).isFalse();
        assertThat(services.sessions.attached.get(0).readOnly()).isTrue();
    }

    @Test
    void unknownSessionsAreNamedAsTheSeedSystemNamesThem() {
        services.sessions.add("aaa0001", SessionStatus.RUNNING);
        assertThat(run("attach", "no such;id")).isEqualTo(1);
        assertThat(run("send", "fff0000", "x")).isEqualTo(1);
        assertThat(run("logs", "fff")).isEqualTo(1);
        assertThat(run("stop", "fff")).isEqualTo(1);
        assertThat(run("update", "fff")).isEqualTo(1);
        assertThat(run("ls", "--node", "far")).isEqualTo(1);
        assertThat(caller.complained()).isEqualTo("""
                error: session not running: no such;id (see: ithaca ls)
                error: session not running: fff0000 (see: ithaca ls; as text: ithaca send --last fff0000)
                error: session not found: fff (see: ithaca ls)
                error: session not found or failed to stop: fff (see: ithaca ls)
                error: session not found: fff (see: ithaca ls)
                error: node not connected: far; no nodes are connected to this daemon
                """);
    }

    @Test
    void withoutAnySessionTheMostRecentIsAnError() {
        assertThat(run("logs")).isEqualTo(1);
        assertThat(caller.complained())
                .isEqualTo("error: no sessions found; start one with: ithaca start --detach <cmd>\n");
    }

    @Test
    void anAmbiguousPrefixIsRefused() {
        services.sessions.add("aaa0001", SessionStatus.RUNNING);
        services.sessions.add("aaa0002", SessionStatus.RUNNING);
        assertThat(run("stop", "aaa")).isEqualTo(1);
        assertThat(caller.complained()).contains("several sessions begin with aaa");
    }

    @Test
    void stopKillRemoveAndPruneSayWhatTheyDid() {
        services.sessions.add("aaa0001", SessionStatus.RUNNING);
        services.sessions.add("bbb0002", SessionStatus.RUNNING);
        services.sessions.add("ccc0003", SessionStatus.STOPPED);
        assertThat(run("stop", "aaa", "--grace", "1")).isZero();
        assertThat(run("kill", "bbb")).isZero();
        assertThat(run("rm", "aaa")).isZero();
        assertThat(run("prune", "--dry-run")).isZero();
        assertThat(run("prune", "--keep", "1")).isZero();
        assertThat(caller.printed()).isEqualTo("""
                Session aaa0001 stopped. Check logs with: ithaca logs aaa0001
                Session bbb0002 killed. Check logs with: ithaca logs bbb0002
                Session aaa0001 removed.
                Session bbb0002 would be removed.
                Session ccc0003 would be removed.
                2 sessions would be removed.
                Session bbb0002 removed.
                1 session removed.
                """);
    }

    @Test
    void removeRefusesARunningSessionAndThenRemovesNone() {
        services.sessions.add("aaa0001", SessionStatus.STOPPED);
        services.sessions.add("bbb0002", SessionStatus.RUNNING);
        assertThat(run("rm", "aaa", "bbb")).isEqualTo(1);
        assertThat(caller.complained())
                .isEqualTo("error: session is running: bbb0002; stop it first with: ithaca stop bbb0002\n");
        assertThat(services.sessions
                        .list(dev.ithaca.session.api.SessionQuery.newest(9))
                        .total())
                .isEqualTo(2);
        assertThat(run("rm", "--force", "aaa", "bbb")).isZero();
    }

    @Test
    void updateTellsOmittedFromEmpty() {
        services.sessions.add("aaa0001", SessionStatus.STOPPED, "sh", List.of(), "old");
        run("update", "aaa", "--tag", "x", "--tag", "y");
        run("update", "aaa", "--title", "", "--tag", "");
        assertThat(caller.printed()).isEqualTo("""
                Updated session aaa0001. Title: old. Tags: x, y
                Updated session aaa0001. Title: —. Tags: —
                """);
    }

    @Test
    void skillIsPrintedByteForByte() throws Exception {
        run("skill");
        try (var text = getClass().getResourceAsStream("/dev/ithaca/shell/skill.md")) {
            assertThat(caller.printed())
                    .isEqualTo(new String(text.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    @Test
    void daemonStopKeepsSessionsAndEndsTheDaemonAfterTheAnswer() {
        services.sessions.add("aaa0001", SessionStatus.RUNNING);
        assertThat(run("daemon", "stop")).isZero();
        assertThat(caller.printed())
                .isEqualTo("1 session kept running. Stop them too with: ithaca daemon stop --sessions\n");
        assertThat(services.shutDown).isFalse();
        caller.afterwards.run();
        assertThat(services.shutDown).isTrue();
    }

    @Test
    void daemonStatusHasItsJsonNames() {
        assertThat(run("daemon", "status", "--json")).isZero();
        assertThat(caller.printed()).isEqualTo("""
                {
                  "running": true,
                  "pid": 77,
                  "http_port": null,
                  "hosts": [
                    {
                      "pid": 99,
                      "socket": "/run/pty-host-1.sock",
                      "build": "b1",
                      "current": true,
                      "sessions": 2
                    }
                  ],
                  "version": "0.1.0",
                  "started_at": "2026-11-22T10:00:00.5+00:00",
                  "state_dir": "/state",
                  "sessions": {
                    "running": 0
                  },
                  "http_error": null,
                  "auth_required": true
                }
                """);
    }

    @Test
    void unknownCommandsAndOptionsAreUsageErrorsThatNameThePossible() {
        assertThat(run("bogus")).isEqualTo(2);
        assertThat(run("daemon")).isEqualTo(2);
        assertThat(run("daemon", "jump")).isEqualTo(2);
        assertThat(run("rm", "--fast", "aaa")).isEqualTo(2);
        assertThat(run("ls", "--limit", "0")).isEqualTo(2);
        assertThat(run("ls", "--limit")).isEqualTo(2);
        assertThat(run("ls", "extra")).isEqualTo(2);
        assertThat(run("ls", "--json=yes")).isEqualTo(2);
        assertThat(run("ls", "--limit", "1", "--limit", "2")).isEqualTo(2);
        assertThat(caller.complained().lines())
                .allMatch(line -> line.startsWith("error: "))
                .hasSize(9)
                .anyMatch(line -> line.contains("unknown command 'bogus'; possible: start, ls"))
                .anyMatch(line -> line.contains("unknown command 'daemon jump'; possible: daemon start"))
                .anyMatch(line -> line.contains("unknown option --fast; possible: --force, --node, --help"));
    }

    @Test
    void helpIsPrintedForAllAndForOne() {
        assertThat(run("--help")).isZero();
        assertThat(run("logs", "-h")).isZero();
        assertThat(caller.printed()).contains("Usage: ithaca <command>").contains("Usage: ithaca logs [options] [id]");
    }
}
