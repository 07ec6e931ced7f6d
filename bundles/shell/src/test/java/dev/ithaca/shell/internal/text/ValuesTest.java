// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ithaca.session.api.SessionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {
    @ParameterizedTest
    @CsvSource({"600,600", "250ms,250", "10s,10000", "2m,120000", "1h,3600000", "0,0", "' 5S ',5000"})
    void readsTimeouts(String text, long millis) {
        assertThat(Values.timeout(text)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({
        "10d,invalid timeout unit",
        "'',timeout cannot be empty",
        "abc,invalid timeout",
        "-5s,invalid timeout",
        "99999999999999999999h,timeout is too large",
        "1.5s,invalid timeout unit"
    })
    void refusesOtherTimeouts(String text, String message) {
        assertThatThrownBy(() -> Values.timeout(text)).hasMessageContaining(message);
    }

    @Test
    void readsAgesWithTheirUnitOnly() {
        assertThat(Values.age("7d")).isEqualTo(Duration.ofDays(7));
        assertThatThrownBy(() -> Values.age("7"))
                .hasMessageContaining("invalid age unit")
                .hasMessageContaining("7d");
    }

    @Test
    void readsStatusesInAnyCaseAndNamesThemAll() {
        assertThat(Values.statuses(List.of("Running", "failed")))
                .containsExactly(SessionStatus.RUNNING, SessionStatus.FAILED);
        assertThatThrownBy(() -> Values.statuses(List.of("dead")))
                .hasMessage(
                        "invalid --status value 'dead'; possible: created, running, stopping, stopped, killed, failed,"
                                + " unknown");
    }

    @Test
    void dropsBlankTags() {
        assertThat(Values.tags(List.of(" a ", "", "  ", "b"))).containsExactly("a", "b");
    }

    @Test
    void readsAndWritesTimes() {
        Instant time = Times.parse("--since", "2026-11-22T10:00:00.5+01:00");
        assertThat(Times.rfc3339(time)).isEqualTo("2026-11-22T09:00:00.5+00:00");
        assertThat(Times.rfc3339(null)).isNull();
        assertThatThrownBy(() -> Times.parse("--since", "yesterday"))
                .hasMessageStartingWith("invalid --since value 'yesterday'; expected RFC3339 datetime");
    }
}
