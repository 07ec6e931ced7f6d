// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LookScheduleTest {
    private final LookSchedule schedule = new LookSchedule();

    @Test
    void looksWhenOutputHasComeToRest() {
        schedule.output(1000);
        schedule.output(1050);

        assertThat(schedule.due()).isEqualTo(1050 + LookSchedule.REST);
    }

    @Test
    void looksAtASessionThatNeverRestsOnceASecond() {
        int looks = 0;
        for (long now = 0; now < 60_000; now += 10) {
            schedule.output(now);
            if (schedule.due() <= now) {
                schedule.looking(now);
                schedule.looked(false, -1);
                looks++;
            }
        }

        assertThat(looks).isBetween(50, 70);
    }

    @Test
    void neverLooksMoreOftenThanFourTimesASecond() {
        schedule.output(0);
        int looks = 0;
        for (long now = 0; now < 10_000; now++) {
            schedule.typed(now);
            if (schedule.due() <= now) {
                schedule.looking(now);
                schedule.looked(true, 0);
                looks++;
            }
        }

        assertThat(looks).isLessThanOrEqualTo(41);
    }

    @Test
    void looksEverMoreSeldomWhileNothingHappens() {
        schedule.output(0);
        int looks = 0;
        while (schedule.due() < 3_600_000) {
            schedule.looking(schedule.due());
            schedule.looked(false, -1);
            looks++;
        }

        assertThat(looks).isLessThan(75);
        assertThat(schedule.quiet(schedule.due() - 60_000)).isTrue();
    }
}
