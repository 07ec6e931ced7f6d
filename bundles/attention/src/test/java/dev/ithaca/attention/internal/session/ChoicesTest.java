// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.attention.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.attention.api.AttentionKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChoicesTest {
    private static List<String> of(AttentionKind kind, String rule, String question, String... above) {
        return Choices.of(kind, rule, question, new Words(List.of(above), question, List.of()));
    }

    @Test
    void readsYesAndNoAsTheyAreWritten() {
        assertThat(of(AttentionKind.CONFIRM, "yes-or-no", "Continue? [Y/n]")).containsExactly("y", "n");
        assertThat(of(AttentionKind.CONFIRM, "yes-or-no", "Sure (yes/no/[fingerprint])?"))
                .containsExactly("yes", "no");
        assertThat(of(AttentionKind.CONFIRM, "yes-or-no-either", "Quit anyway? (y or n)"))
                .containsExactly("y", "n");
        assertThat(of(AttentionKind.CONFIRM, "confirm-words", "Are you sure?")).isEmpty();
    }

    @Test
    void readsLettersAndNumbers() {
        assertThat(of(AttentionKind.MENU, "choice-letters", "Stage this hunk [y,n,q,a,d,?]?"))
                .containsExactly("y", "n", "q", "a", "d", "?");
        assertThat(of(AttentionKind.MENU, "choice-number", "#?", "1) old", "text", "1) a", "2) b", "4) d"))
                .containsExactly("1) a", "2) b");
        assertThat(Choices.typed("2) b")).isEqualTo("2");
        assertThat(Choices.typed("yes")).isEqualTo("yes");
    }

    @Test
    void readsNoBoxesOfFullScreenPrograms() {
        assertThat(of(AttentionKind.APPROVAL, "agent-approval", "Do you want to proceed?", "1. Yes", "2. No"))
                .isEmpty();
        assertThat(of(AttentionKind.TEXT, "colon", "Name:")).isEmpty();
    }
}
