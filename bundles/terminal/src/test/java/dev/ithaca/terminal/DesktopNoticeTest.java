// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DesktopNoticeTest {
    @Test
    void isOneSequence() {
        assertThat(sequence("build asks yes or no")).isEqualTo("\u001b]9;Ithaca: build asks yes or no\u0007");
        assertThat(sequence("Größe 漢字 🙂")).isEqualTo("\u001b]9;Ithaca: Größe 漢字 🙂\u0007");
    }

    @Test
    void keepsWhatEndsOrBeginsASequenceOut() {
        assertThat(shown("a\u0007\u001b]0;owned\u0007b")).isEqualTo("a]0;ownedb");
        assertThat(shown("a\u001b\\\u001b[2Jb")).isEqualTo("a\\[2Jb");
        assertThat(shown("a\u009c\u009b2Jb\u0090\u0018\u001a\0")).isEqualTo("a2Jb");
        assertThat(shown("two\r\nlines\tand\u2028more")).isEqualTo("two lines and more");
        assertThat(shown("a\u202egpj.exe\u2066\u200f")).isEqualTo("agpj.exe");
        assertThat(shown("a\ud800b\udc00")).isEqualTo("ab");
        assertThat(shown("4;1;50")).isEqualTo("4;1;50");
    }

    @Test
    void isBoundedAndCutsNoCharacter() {
        assertThat(sequence("🙂".repeat(1000))).isEqualTo("\u001b]9;Ithaca: " + "🙂".repeat(240) + "…\u0007");
        assertThat(sequence("x".repeat(240))).hasSize(13 + 240).doesNotContain("…");
        assertThat(sequence("a ".repeat(1000)).codePointCount(0, 200)).isEqualTo(200);
        assertThat(sequence("a ".repeat(1000)).length()).isLessThanOrEqualTo(13 + 241);
    }

    @Test
    void isEmptyIfNothingCanBeShown() {
        assertThat(DesktopNotice.sequence(" \n\u001b\u0007\u202e ")).isEmpty();
        assertThat(DesktopNotice.sequence("")).isEmpty();
    }

    private static String shown(String text) {
        String sequence = sequence(text);
        assertThat(sequence).startsWith("\u001b]9;Ithaca: ").endsWith("\u0007");
        return sequence.substring(12, sequence.length() - 1);
    }

    private static String sequence(String text) {
        return new String(DesktopNotice.sequence(text), StandardCharsets.UTF_8);
    }
}
