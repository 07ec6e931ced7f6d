// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.core.plugin.PluginStatus;
import dev.ithaca.core.plugin.PluginStatus.Source;
import dev.ithaca.core.plugin.PluginStatus.State;
import dev.ithaca.session.api.SessionStatus;
import dev.ithaca.shell.internal.FakeServices;
import dev.ithaca.shell.internal.action.Catalog;
import dev.ithaca.shell.internal.command.CommandRunner;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsoleCommandTest {
    private final FakeServices services = new FakeServices();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream console = new PrintStream(printed, true, UTF_8);
    private final RunningCommands running = new RunningCommands();
    private final Map<Object, Object> variables = new HashMap<>();

    @BeforeEach
    void twoSessions() {
        services.sessions.add("abc0001", SessionStatus.RUNNING);
        services.sessions.add("def0002", SessionStatus.STOPPED);
    }

    private ConsoleCommand command(String name) {
        return Catalog.COMMANDS.stream()
                .filter(spec -> spec.command().name().equals(name))
                .map(spec -> new ConsoleCommand(spec, new CommandRunner(Catalog.COMMANDS, services), services, running))
                .findFirst()
                .orElseThrow();
    }

    /** The few methods of a console that the commands use. */
    private Session session() {
        return (Session) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Session.class}, (self, method, arguments) -> {
                    return switch (method.getName()) {
                        case "getConsole" -> console;
                        case "currentDir" -> Path.of("/karaf");
                        case "put" -> variables.put(arguments[0], arguments[1]);
                        default -> null;
                    };
                });
    }

    private List<String> complete(String name, String... words) {
        String last = words[words.length - 1];
        CommandLine line = (CommandLine) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {CommandLine.class}, (self, method, arguments) -> {
                    return switch (method.getName()) {
                        case "getArguments" -> words;
                        case "getCursorArgument" -> last;
                        case "getCursorArgumentIndex" -> words.length - 1;
                        case "getArgumentPosition", "getBufferPosition" -> last.length();
                        default -> null;
                    };
                });
        List<String> candidates = new ArrayList<>();
        command(name).getCompleter(false).complete(session(), line, candidates);
        return candidates;
    }

    @Test
    void hasTheGrammarOfTheCommandLine() {
        command("logs").execute(session(), List.of("def", "--tail", "3"));
        command("start").execute(session(), List.of("--detach", "bash", "--help"));
        assertThat(services.sessions.started.get(0).command()).containsExactly("bash", "--help");
        assertThat(services.sessions.started.get(0).cwd()).isEqualTo("/karaf");
        assertThat(variables).containsEntry("exit", 0);
    }

    @Test
    void printsErrorsAndLeavesTheExitCode() {
        command("stop").execute(session(), List.of("fff"));
        assertThat(printed.toString(UTF_8))
                .isEqualTo("error: session not found or failed to stop: fff (see: ithaca ls)\n");
        assertThat(variables).containsEntry("exit", 1);
    }

    @Test
    void followsASessionInsteadOfAttaching() {
        services.sessions.output("abc0001").write("hello");
        services.sessions.end("abc0001", SessionStatus.FAILED, 4, null);
        command("attach").execute(session(), List.of("abc"));
        assertThat(printed.toString(UTF_8)).isEqualTo("hello\nSession abc0001 has ended.\n");
        assertThat(variables).containsEntry("exit", 4);
    }

    @Test
    void completesNamesOptionsValuesAndIds() {
        assertThat(complete("attach", "ithaca:at")).containsExactly("ithaca:attach");
        assertThat(complete("attach", "ithaca:attach", "")).containsExactly("def0002", "abc0001");
        assertThat(complete("attach", "attach", "ab")).containsExactly("abc0001");
        services.plugins.all.add(new PluginStatus(
                "org.example.pager",
                "1",
                State.ACTIVE,
                Source.FOLDER,
                "pager.jar",
                List.of(),
                List.of(),
                Instant.EPOCH));
        assertThat(complete("plugins-restart", "plugins-restart", "org")).containsExactly("org.example.pager");
        assertThat(complete("ls", "ithaca:ls", "--st")).containsExactly("--status");
        assertThat(complete("ls", "ithaca:ls", "--status", "st")).containsExactly("stopping", "stopped");
        assertThat(complete("ls", "ithaca:rm", "a")).isEmpty();
    }
}
