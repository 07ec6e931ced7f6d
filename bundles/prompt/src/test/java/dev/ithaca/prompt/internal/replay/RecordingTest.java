// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ithaca.prompt.internal.judge.Judge;
import dev.ithaca.prompt.internal.judge.PromptRules;
import dev.ithaca.spi.ErrorCategory;
import dev.ithaca.spi.PlatformException;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingTest {
    private static final String HEADER =
            "{\"version\": 2, \"width\": 80, \"height\": 24, \"env\": {\"TERM\": \"x\", \"a\": null}}\n";

    private static Recording read(String text) throws IOException {
        return Recording.read(new StringReader(text));
    }

    private static Replay played(String text, String... patterns) throws Exception {
        Replay replay = new Replay(read(text), new Judge(PromptRules.of(List.of(patterns), problem -> {}))::judge);
        replay.run();
        return replay;
    }

    @Test
    void playsAnAsciicastWithoutWhatTheKernelSaid() throws Exception {
        Replay replay = played(
                HEADER
                        + "[0.5, \"o\", \"Größe? Continue? (y/n) \"]\n[9.0, \"i\", \"y\\r\"]\n[9.1, \"o\", \"y\\r\\ndone\\r\\n\"]\n");

        assertThat(replay.steps()).extracting(step -> step.said().rule()).containsSubsequence("yes-or-no", "no-sign");
        assertThat(replay.steps().get(1).said().evidence()).isNotEmpty();
    }

    @Test
    void triesOtherRules() throws Exception {
        String cast = HEADER + "[0.5, \"o\", \"my own sign \"]\n";

        assertThat(played(cast).steps()).noneMatch(step -> step.said().waits());
        assertThat(played(cast, "own sign $").steps())
                .anyMatch(step -> step.said().rule().equals("pattern-1"));
    }

    @Test
    void followsAnotherSize() throws Exception {
        assertThat(played(HEADER + "[0.1, \"r\", \"20x5\"]\n[0.5, \"o\", \"" + "x".repeat(30) + "Password: \"]\n")
                        .steps())
                .anyMatch(step -> step.said().detail().equals("xxxxxxxxxxPassword:"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "{}",
                "[1]",
                "{\"width\": 80}",
                "{\"width\": 80, \"height\": 0}",
                "{\"width\": 1000000, \"height\": 1000000}",
                "{\"width\": 80, \"height\": 24, \"duration\": 1e12}",
                "{\"width\": 80, \"height\": 24}\n[1, 2, 3]",
                "{\"width\": 80, \"height\": 24}\n[1, \"o\"",
                "{\"width\": 80, \"height\": 24}\n{\"o\": 1}",
                "{\"width\": 80, \"height\": 24, \"deep\": [[[[[[[[[[[[[[[[[[[["
            })
    void refusesWhatIsNoRecording(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.INVALID))
                .hasMessageContaining("not an asciicast of version 2, line");
    }
}
