// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.session.api.Attention;
import dev.ithaca.session.api.PromptRehearsal;
import dev.ithaca.session.api.SessionStatus;
import dev.ithaca.shell.internal.FakeCaller;
import dev.ithaca.shell.internal.FakeServices;
import dev.ithaca.spi.SessionId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptTestTest {
    private final FakeServices services = new FakeServices();
    private final FakeCaller caller = new FakeCaller();
    private final List<String> played = new ArrayList<>();
    private final List<String> tried = new ArrayList<>();

    @TempDir
    Path folder;

    @BeforeEach
    void rehearse() {
        services.sessions.add("abc0001", SessionStatus.RUNNING);
        services.rehearsal = new PromptRehearsal() {
            @Override
            public Result play(Reader recording, List<String> patterns) throws IOException {
                played.add(new BufferedReader(recording).readLine());
                return result(
                        patterns,
                        Optional.of(new Score(
                                4, 4, 1, 0.75, Duration.ofMillis(290), Duration.ofMillis(410), List.of("x: missed"))));
            }

            @Override
            public Result play(SessionId session, List<String> patterns) {
                played.add(session.value());
                return result(patterns, Optional.empty());
            }
        };
    }

    private PromptRehearsal.Result result(List<String> patterns, Optional<PromptRehearsal.Score> score) {
        tried.addAll(patterns);
        Attention said = new Attention(
                "step-1",
                Attention.State.NEEDS_INPUT,
                Attention.Kind.CONFIRM,
                "yes-or-no",
                "Go on? (y/n)",
                List.of("it looks like one"),
                0.85,
                7,
                Instant.EPOCH);
        return new PromptRehearsal.Result(
                Duration.ofSeconds(12),
                false,
                List.of(new PromptRehearsal.Step(Duration.ofMillis(1340), said)),
                score,
                List.of("pattern 1 '(' is no regular expression"));
    }

    @Test
    void playsASession() {
        assertThat(caller.run(services, "prompt", "test", "abc")).isZero();

        assertThat(played).containsExactly("abc0001");
        assertThat(caller.printed())
                .contains("     1.34 s  needs input (confirm), yes-or-no, 0.85: Go on? (y/n)\n")
                .contains("- it looks like one", "left out: pattern 1", "the words alone decided")
                .doesNotContain("precision");
    }

    @Test
    void playsAFileWithOtherRulesAndTellsHowItDid() throws IOException {
        Path cast = Files.writeString(folder.resolve("x.cast"), "first line\n");
        Path rules = Files.writeString(folder.resolve("rules"), "one> \n\ntwo\n");

        assertThat(caller.run(
                        services,
                        "prompt",
                        "test",
                        cast.toString(),
                        "--pattern",
                        "zero",
                        "--patterns",
                        rules.toString()))
                .isZero();

        assertThat(played).containsExactly("first line");
        assertThat(tried).containsExactly("zero", "one> ", "two");
        assertThat(caller.printed()).contains("precision 1.000, recall 0.750, delay 290 ms", "wrong: x: missed");
    }

    @Test
    void printsJson() throws IOException {
        Path cast = Files.writeString(folder.resolve("x.cast"), "first line\n");

        caller.run(services, "prompt", "test", cast.toString(), "--json");

        assertThat(caller.printed()).contains("\"recall\": 0.75", "\"kind\": \"confirm\"", "\"seconds\": 1.34");
    }

    @Test
    void refusesWhatIsNeither() {
        assertThat(caller.run(services, "prompt", "test", "nowhere.cast")).isEqualTo(1);
        assertThat(caller.run(services, "prompt", "test", "abc", "--patterns", "/nowhere"))
                .isEqualTo(1);
        assertThat(played).isEmpty();
    }
}
