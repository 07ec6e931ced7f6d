// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnseenAnswerTest {
    @Test
    void asksOnlyIfNoAnswerIsGiven() {
        assertThat(asks("answer", "k3vd")).isTrue();
        assertThat(asks("answer", "--timeout", "2s", "k3vd", "--json")).isTrue();
        assertThat(asks("answer", "--if-screen=f1", "k3vd")).isTrue();
        assertThat(asks("answer")).isFalse();
        assertThat(asks("answer", "k3vd", "y")).isFalse();
        assertThat(asks("answer", "k3vd", "--help")).isFalse();
    }

    private static boolean asks(String... words) {
        return UnseenAnswer.namesOnlyAnItem(words);
    }
}
