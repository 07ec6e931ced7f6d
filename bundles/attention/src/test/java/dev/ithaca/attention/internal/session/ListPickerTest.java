// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.attention.internal.session;

import static dev.ithaca.attention.internal.Soon.soon;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ithaca.attention.api.Answer;
import dev.ithaca.attention.api.AnswerReceipt;
import dev.ithaca.attention.api.AttentionItem;
import dev.ithaca.attention.api.AttentionKind;
import dev.ithaca.session.api.Attention.Kind;
import dev.ithaca.session.api.Attention.State;
import dev.ithaca.session.api.InputRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Choices of which one is pointed at: read from the screen, and picked by the pointer. */
class ListPickerTest {
    private static final List<String> CHOICES = List.of("1. Yes", "2. Yes, always", "3. No, and say why");
    private static final String QUESTION = "Do you want to proceed?";

    private final FakeTerminal terminal = new FakeTerminal();
    private final SessionQuestions questions = new SessionQuestions(terminal.terminals, terminal, FakeTerminal.QUICK);
    private final SessionAnswers answers = new SessionAnswers(terminal.terminals);
    private int pointed;

    @BeforeEach
    void ask() {
        draw();
        terminal.says("w1", State.BLOCKED_ON_APPROVAL, Kind.MENU, "agent-approval", QUESTION);
        questions.changed(terminal.info());
        soon().until(() -> !terminal.items.isEmpty());
    }

    @AfterEach
    void close() {
        questions.close();
        terminal.close();
    }

    private void draw() {
        terminal.shows(
                "  rm -rf build", QUESTION, row(0), row(1), "     for this session", row(2), "", "Esc to cancel");
    }

    private String row(int index) {
        return (index == pointed ? "❯ " : "  ") + CHOICES.get(index);
    }

    private void move(InputRequest request) {
        String keys = new String(request.bytes(), UTF_8);
        if (!request.submit()) {
            pointed += keys.equals("\u001b[B") ? 1 : -1;
            draw();
        }
    }

    private AnswerReceipt answer(Answer answer) {
        AttentionItem item = terminal.only();
        return answers.answer(item, answer.ifShown(item.fence())).join();
    }

    @Test
    void tellsTheChoicesOfAList() {
        assertThat(terminal.only().kind()).isEqualTo(AttentionKind.APPROVAL);
        assertThat(terminal.only().question()).isEqualTo(QUESTION);
        assertThat(terminal.only().choices()).isEqualTo(CHOICES);
    }

    @Test
    void movesThePointerToAChoiceAndThenPressesEnter() {
        terminal.takes = this::move;

        AnswerReceipt receipt = answer(Answer.choice("3. No, and say why", "me"));

        assertThat(terminal.typedTexts()).containsExactly("\u001b[B", "\u001b[B", "<submit>");
        assertThat(receipt.outcome()).isEqualTo(AnswerReceipt.Outcome.TAKEN);
    }

    @Test
    void takesTheNumberOfAChoiceForTheChoice() {
        terminal.takes = this::move;

        answer(Answer.text("1", "me"));

        assertThat(terminal.typedTexts()).containsExactly("<submit>");
    }

    @Test
    void pressesNoEnterIfThePointerDoesNotMove() {
        assertThatThrownBy(() -> answer(Answer.text("2", "me").within(Duration.ofMillis(150))))
                .hasMessageContaining("nothing was picked");

        assertThat(terminal.typedTexts()).containsExactly("\u001b[B");
    }

    @Test
    void readsWhatAFinderShowsButNotItsCount() {
        Words words = new Words(List.of("  42", "> 14", "  4", "  3/500"), "> 4", List.of());

        assertThat(ListedChoices.of("finder", words)).hasValue(new ListedChoices(List.of("42", "14", "4"), 1));
    }

    @Test
    void readsNoListInWhichSeveralCanBeMarked() {
        Words words = new Words(List.of("? Which features", "❯ ◯ lint", "  ◉ tests"), "", List.of());

        assertThat(ListedChoices.of("form", words)).isEmpty();
        assertThat(ListedChoices.of("colon", new Words(List.of("❯ a", "  b"), "", List.of())))
                .isEmpty();
    }
}
