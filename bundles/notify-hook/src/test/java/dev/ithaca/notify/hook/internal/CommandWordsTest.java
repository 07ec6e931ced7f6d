// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.hook.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class CommandWordsTest {
    @Test
    void splitsAsTheSeedSystemDoes() {
        assertThat(CommandWords.of("  notify-send  {title} ")).containsExactly("notify-send", "{title}");
        assertThat(CommandWords.of("a 'b c' d")).containsExactly("a", "b c", "d");
        assertThat(CommandWords.of("a 'b\\' c")).containsExactly("a", "b\\", "c");
        assertThat(CommandWords.of("a \"b \\\" \\\\ \\n\"")).containsExactly("a", "b \" \\ \\n");
        assertThat(CommandWords.of("a\\ b c\\\\d")).containsExactly("a b", "c\\d");
        assertThat(CommandWords.of("a '' \"\"")).containsExactly("a", "", "");
        assertThat(CommandWords.of("x'y'\"z\"")).containsExactly("xyz");
        assertThat(CommandWords.of("a $HOME;rm `x` | y")).containsExactly("a", "$HOME;rm", "`x`", "|", "y");
    }

    @Test
    void aBlankCommandHasNoWords() {
        assertThat(CommandWords.of(" \t\n")).isEmpty();
    }

    @Test
    void refusesAQuoteThatIsNotClosed() {
        assertThatIllegalArgumentException().isThrownBy(() -> CommandWords.of("a 'b"));
        assertThatIllegalArgumentException().isThrownBy(() -> CommandWords.of("a \"b"));
    }
}
