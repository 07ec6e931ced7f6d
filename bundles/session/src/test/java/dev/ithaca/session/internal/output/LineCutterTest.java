// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineCutterTest {
    @Test
    void leavesLinesAloneThatFitOrShallNotBeCut() {
        assertThat(LineCutter.cut("hello", 5)).isEqualTo("hello");
        assertThat(LineCutter.cut("hello world", 0)).isEqualTo("hello world");
    }

    @Test
    void cutsAtTheWidth() {
        assertThat(LineCutter.cut("hello world", 5)).isEqualTo("hello");
    }

    @Test
    void neverShowsHalfAWideCharacter() {
        assertThat(LineCutter.cut("ab漢字", 3)).isEqualTo("ab");
        assertThat(LineCutter.cut("ab漢字xyz", 4)).isEqualTo("ab漢");
    }

    @Test
    void keepsColoursThatTakeNoRoom() {
        assertThat(LineCutter.cut("\u001b[31mhello\u001b[0m world", 3)).isEqualTo("\u001b[31mhel\u001b[0m");
    }
}
