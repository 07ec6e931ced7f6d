// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuietHoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** 2026-11-22 is a Sunday. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "22:00-07:00,         2026-11-22T21:59:59, -",
                "22:00-07:00,         2026-11-22T22:00:00, 2026-11-23T07:00",
                "22:00-07:00,         2026-11-23T03:00:00, 2026-11-23T07:00",
                "22:00-07:00,         2026-11-23T07:00:00, -",
                "12:30-13:00,         2026-11-23T12:45:00, 2026-11-23T13:00",
                "mon-fri 22:00-07:00, 2026-11-22T23:00:00, -",
                "mon-fri 22:00-07:00, 2026-11-27T23:00:00, 2026-11-28T07:00",
                "mon-fri 22:00-07:00, 2026-11-28T06:59:00, 2026-11-28T07:00",
                "mon-fri 22:00-07:00, 2026-11-28T23:00:00, -",
                "'fri-mon,wed 20:00-24:00', 2026-11-22T23:00:00, 2026-11-23T00:00",
                "'fri-mon,wed 20:00-24:00', 2026-11-24T23:00:00, -",
                "'SAT,Sun 00:00-24:00',     2026-11-21T10:00:00, 2026-11-23T00:00"
            })
    void knowsWhenTheQuietEnds(String text, String now, String end) {
        assertThat(until(List.of(text), now)).isEqualTo(end == null ? null : LocalDateTime.parse(end));
    }

    @Test
    void joinsTimesThatFollowAtOnce() {
        List<String> texts = List.of("22:00-24:00", "00:00-06:00", "05:00-08:00");

        assertThat(until(texts, "2026-11-22T22:30:00")).isEqualTo(LocalDateTime.parse("2026-11-23T08:00"));
    }

    @Test
    void isWatchedByTheClockOnTheWallWhenThatIsChanged() {
        QuietHours hours = QuietHours.of(List.of("22:00-07:00"), BERLIN);
        Instant begin = LocalDateTime.parse("2026-10-24T22:00").atZone(BERLIN).toInstant();

        assertThat(hours.until(begin)).contains(begin.plus(Duration.ofHours(10)));
    }

    @Test
    void alwaysQuietStillEndsForASummary() {
        Instant now = Instant.parse("2026-11-22T10:00:00Z");

        Optional<Instant> end = QuietHours.of(List.of("00:00-24:00"), BERLIN).until(now);

        assertThat(end)
                .hasValueSatisfying(
                        at -> assertThat(at).isBetween(now.plus(Duration.ofDays(7)), now.plus(Duration.ofDays(8))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "22-7", "22:00-07:00 mon", "mo 22:00-07:00", "mon- 22:00-07:00", "25:00-07:00", "22:00-07:60"
            })
    void refusesWhatIsNoTime(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Policy.of(new Policy.Texts(List.of(), List.of(), List.of(text), "", 0, List.of())))
                .withMessageStartingWith("quiet.hours: ");
    }

    private static LocalDateTime until(List<String> texts, String now) {
        Instant at = LocalDateTime.parse(now).atZone(BERLIN).toInstant();
        return QuietHours.of(texts, BERLIN)
                .until(at)
                .map(end -> LocalDateTime.ofInstant(end, BERLIN))
                .orElse(null);
    }
}
