// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ithaca.spi.PlatformException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenFenceTest {
    @Test
    void isWrittenAsItsText() {
        assertThat(new ScreenFence("f1.aZ09_-~")).hasToString("f1.aZ09_-~");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a/b", "a?b", "é", "a\n"})
    void whatCannotBeAFenceIsRefused(String text) {
        assertThatThrownBy(() -> new ScreenFence(text))
                .isInstanceOf(PlatformException.class)
                .extracting(e -> ((PlatformException) e).code())
                .isEqualTo(SessionErrorCode.INVALID);
    }

    @Test
    void isBounded() {
        assertThat(new ScreenFence("a".repeat(ScreenFence.MAX_LENGTH)).text()).hasSize(ScreenFence.MAX_LENGTH);
        assertThatThrownBy(() -> new ScreenFence("a".repeat(ScreenFence.MAX_LENGTH + 1)))
                .isInstanceOf(PlatformException.class);
    }
}
