// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.attention.internal.session;

import static dev.ithaca.attention.internal.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ithaca.attention.api.Answer;
import dev.ithaca.attention.api.AnswerReceipt;
import dev.ithaca.attention.api.AttentionErrorCode;
import dev.ithaca.attention.api.AttentionItem;
import dev.ithaca.session.api.Attention;
import dev.ithaca.session.api.Attention.Kind;
import dev.ithaca.session.api.Attention.State;
import dev.ithaca.session.api.InputReceipt;
import dev.ithaca.spi.ErrorCode;
import dev.ithaca.spi.PlatformException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionAnswersTest {
    private final FakeTerminal terminal = new FakeTerminal();
    private final SessionQuestions questions = new SessionQuestions(terminal.terminals, terminal, FakeTerminal.QUICK);
    private final SessionAnswers answers = new SessionAnswers(terminal.terminals);

    @AfterEach
    void close() {
        questions.close();
        terminal.close();
    }

    private AttentionItem asked(State state, Kind kind, String rule, String... screen) {
        terminal.shows(screen);
        terminal.says("w1", state, kind, rule, screen[screen.length - 1].strip());
        questions.changed(terminal.info());
        soon().until(() -> !terminal.items.isEmpty());
        return terminal.only();
    }

    private AttentionItem yesOrNo() {
        return asked(State.NEEDS_INPUT, Kind.CONFIRM, "yes-or-no", "Delete it? [y/n] ");
    }

    private AnswerReceipt answer(AttentionItem item, Answer answer) {
        return answers.answer(item, answer.ifShown(item.fence())).join();
    }

    private void refused(ErrorCode code, Runnable answer) {
        assertThatThrownBy(answer::run).satisfies(failure -> {
            Throwable cause = failure instanceof PlatformException ? failure : failure.getCause();
            assertThat(((PlatformException) cause).code()).isEqualTo(code);
        });
    }

    @Test
    void submitsATextAndTellsWhatBecameOfIt() {
        AttentionItem item = yesOrNo();
        AnswerReceipt receipt = answer(item, Answer.text("y", "cli:1000"));

        assertThat(terminal.typedTexts()).containsExactly("y<submit>");
        assertThat(terminal.typed.get(0).by()).isEqualTo("cli:1000");
        assertThat(terminal.typed.get(0).deadline()).isEqualTo(Answer.DEADLINE);
        assertThat(receipt.item()).isEqualTo(item.id());
        assertThat(receipt.outcome()).isEqualTo(AnswerReceipt.Outcome.TAKEN);
        assertThat(receipt.evidence()).isEqualTo("screen");
        assertThat(receipt.detail()).isEqualTo("It went on.");
    }

    @Test
    void tellsThatAnAnswerWasNotSeenToBeTaken() {
        terminal.outcome = InputReceipt.Outcome.HELD;

        assertThat(answer(yesOrNo(), Answer.text("y", "me")).outcome()).isEqualTo(AnswerReceipt.Outcome.HELD);
    }

    @Test
    void typesTheNumberOfAChoice() {
        AttentionItem item = asked(State.NEEDS_INPUT, Kind.MENU, "choice-number", "1) staging", "2) production", "#? ");
        assertThat(item.choices()).containsExactly("1) staging", "2) production");

        answer(item, Answer.choice("2) production", "me"));

        assertThat(terminal.typedTexts()).containsExactly("2<submit>");
    }

    @Test
    void typesKeysAsTheyAre() {
        answer(yesOrNo(), Answer.keys(List.of("n", "key:enter", "key:ctrl+c"), "me"));

        assertThat(terminal.typedTexts()).containsExactly("n\r\u0003");
    }

    @Test
    void typesNoEnterBehindTheOneKeyOfAPager() {
        answer(asked(State.NEEDS_INPUT, Kind.MENU, "paged", "line", ":"), Answer.text("q", "me"));

        assertThat(terminal.typedTexts()).containsExactly("q");
    }

    @Test
    void refusesAnAnswerToAScreenThatChanged() {
        AttentionItem item = yesOrNo();
        terminal.shows("Delete everything? [y/n] ");

        refused(AttentionErrorCode.CHANGED, () -> answer(item, Answer.text("y", "me")));
        assertThat(terminal.typed).isEmpty();
    }

    @Test
    void refusesAnAnswerToAWaitThatIsOver() {
        AttentionItem item = yesOrNo();
        terminal.asks("w2", "Delete it? [y/n]");
        refused(AttentionErrorCode.CHANGED, () -> answer(item, Answer.text("y", "me")));
        terminal.works("w3", "answered");
        refused(AttentionErrorCode.CHANGED, () -> answer(item, Answer.text("y", "me")));
        assertThat(terminal.typed).isEmpty();
    }

    @Test
    void refusesTheSecondOfTwoAnswersToOneQuestion() {
        AttentionItem item = yesOrNo();
        CompletableFuture<AnswerReceipt> first =
                answers.answer(item, Answer.text("y", "me").ifShown(item.fence()));
        refused(AttentionErrorCode.CHANGED, () -> answer(item, Answer.text("n", "you")));

        assertThat(first).isCompleted();
        assertThat(terminal.typedTexts()).containsExactly("y<submit>");
    }

    @Test
    void refusesAKeyThatDoesNotExist() {
        AttentionItem item = yesOrNo();

        assertThatThrownBy(() -> answer(item, Answer.keys(List.of("key:any"), "me")))
                .hasMessageContaining("unsupported key 'any'");
        assertThat(terminal.typed).isEmpty();
    }

    @Test
    void refusesAnAnswerToAnApprovalThatBecameAnother() {
        AttentionItem item = asked(
                State.BLOCKED_ON_APPROVAL, Attention.Kind.MENU, "agent-approval", "rm -r a", "Do you want to proceed?");
        terminal.shows("rm -r /", "Do you want to proceed?");
        terminal.looksAgain();

        refused(AttentionErrorCode.CHANGED, () -> answer(item, Answer.keys(List.of("key:enter"), "me")));
        assertThat(terminal.typed).isEmpty();
    }
}
