// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.post.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ClipTest {
    @Test
    void leavesWhatFits() {
        assertThat(Clip.characters("abc", 3)).isEqualTo("abc");
        assertThat(Clip.bytes("äb", 3)).isEqualTo("äb");
        assertThat(Clip.bytes("", 3)).isEmpty();
    }

    @Test
    void cutsNoCharacterInTwo() {
        assertThat(Clip.characters("a😀b", 3)).isEqualTo("a…");
        assertThat(Clip.characters("😀😀", 1)).isEqualTo("…");
        for (int most = 3; most < 40; most++) {
            String cut = Clip.bytes("€uro 😀 ä".repeat(8), most);

            assertThat(cut.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(most);
            assertThat(cut).endsWith("…").doesNotContain("\ufffd").doesNotContain("?");
            assertThat("€uro 😀 ä".repeat(8)).startsWith(cut.substring(0, cut.length() - 1));
        }
    }
}
