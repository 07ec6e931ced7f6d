// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainTextTest {
    private static final String STREAM = String.join(
            "",
            "a\033[31mb\033[0m c\r\n",
            "\033]0;title\007x\033]8;;u\033\\y\n",
            "50%\r100%\n",
            "déjà ✓\n",
            "nab\bc\n",
            "\033(Bend\n",
            "\033P1$r\033\\z\n");

    @Test
    void leavesOutSequencesAndResolvesReturns() {
        assertThat(lines(STREAM, 1000, false)).containsExactly("ab c", "xy", "100%", "déjà ✓", "nac", "end", "z");
    }

    @Test
    void doesNotMindWhereTheStreamIsSplit() {
        for (int size = 1; size < 7; size++) {
            assertThat(lines(STREAM, size, false)).isEqualTo(lines(STREAM, 1000, false));
        }
    }

    @Test
    void keepsColoursIfAsked() {
        assertThat(lines("\033[31mred\033[2J\n", 3, true)).containsExactly("\033[31mred");
    }

    private static List<String> lines(String stream, int size, boolean colors) {
        List<String> lines = new ArrayList<>();
        PlainText text = new PlainText(colors, lines::add);
        byte[] bytes = stream.getBytes(UTF_8);
        for (int i = 0; i < bytes.length; i += size) {
            text.feed(ByteBuffer.wrap(bytes, i, Math.min(size, bytes.length - i)));
        }
        return lines;
    }
}
