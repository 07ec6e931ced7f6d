// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ithaca.session.api.ScreenFence;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import org.junit.jupiter.api.Test;

class FenceMarkTest {
    private static final SessionId ID = new SessionId("abcdef1");

    @Test
    void comesBackAsItWas() {
        FenceMark mark = FenceMark.of(ID, Screens.of("Go on? "), Long.MAX_VALUE);

        assertThat(FenceMark.read(mark.fence())).isEqualTo(mark);
        assertThat(mark.fence().text()).hasSizeLessThanOrEqualTo(ScreenFence.MAX_LENGTH);
    }

    @Test
    void differsByAllThatCounts() {
        FenceMark mark = FenceMark.of(ID, Screens.of("Go on? "), 1);

        assertThat(FenceMark.of(ID, Screens.of("\033[31mGo on? "), 1)).isEqualTo(mark);
        assertThat(FenceMark.of(ID, Screens.of("Go on? "), 2)).isNotEqualTo(mark);
        assertThat(FenceMark.of(ID, Screens.of("Go on?"), 1)).isNotEqualTo(mark);
        assertThat(FenceMark.of(ID, Screens.of("\033[?1049hGo on? "), 1)).isNotEqualTo(mark);
        assertThat(FenceMark.of(ID, Screens.of("Really? "), 1)).isNotEqualTo(mark);
        assertThat(FenceMark.of(new SessionId("abcdef2"), Screens.of("Go on? "), 1))
                .isNotEqualTo(mark);
    }

    @Test
    void refusesWhatNoSessionGave() {
        for (String text : new String[] {"x", "1.short.1", "1.aaaaaaaaaaaaaaaaaaaaaa.zzzzzzzzzzzzz", "2.a.b"}) {
            assertThatThrownBy(() -> FenceMark.read(new ScreenFence(text))).isInstanceOf(PlatformException.class);
        }
    }
}
