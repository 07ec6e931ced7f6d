// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.attention.internal.session;

import static dev.ithaca.attention.internal.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.attention.api.AttentionItem;
import dev.ithaca.attention.api.AttentionKind;
import dev.ithaca.session.api.Attention;
import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.session.api.SessionStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionQuestionsTest {
    private final FakeTerminal terminal = new FakeTerminal();
    private final SessionQuestions questions = new SessionQuestions(terminal.terminals, terminal, FakeTerminal.QUICK);

    @AfterEach
    void close() {
        questions.close();
        terminal.close();
    }

    private void told(String... news) {
        soon().untilAsserted(() -> assertThat(terminal.news).containsExactly(news));
    }

    private void changed() {
        questions.changed(terminal.info());
    }

    private void asksToDelete() {
        terminal.shows("Removing /srv/old", "Delete it? [y/n] ");
        terminal.asks("w1", "Delete it? [y/n]");
        changed();
        told("opened Delete it? [y/n]");
    }

    @Test
    void makesOneItemOfAWait() {
        asksToDelete();
        changed();
        questions.begin();

        assertThat(terminal.only()).satisfies(item -> {
            assertThat(item.id()).matches("[a-z0-9]{10}");
            assertThat(item.source()).isEqualTo("session");
            assertThat(item.session()).isEqualTo(FakeTerminal.ID);
            assertThat(item.kind()).isEqualTo(AttentionKind.CONFIRM);
            assertThat(item.title()).isEqualTo("deploy --all");
            assertThat(item.choices()).containsExactly("y", "n");
            assertThat(item.fence()).isEqualTo(terminal.fenceNow());
            assertThat(item.since()).isEqualTo(FakeTerminal.NOW);
            assertThat(item.attributes())
                    .containsEntry("command", "deploy --all")
                    .containsEntry("rule", "yes-or-no")
                    .containsEntry("tags", "ci")
                    .containsEntry("screen", "Removing /srv/old\nDelete it? [y/n]")
                    .containsKey(AttentionItem.WAIT);
        });
        told("opened Delete it? [y/n]");
    }

    @Test
    void makesNoItemOfAShellAtItsPrompt() {
        terminal.says("w1", Attention.State.IDLE_AT_PROMPT, Attention.Kind.TEXT, "shell", "$");
        changed();
        asksToDelete();
    }

    @Test
    void findsWhatIsAskedAlready() {
        terminal.shows("Password: ");
        terminal.says("w1", Attention.State.NEEDS_INPUT, Attention.Kind.PASSWORD, "kernel-password", "Password:");

        questions.begin();

        told("opened Password:");
        assertThat(terminal.only().kind()).isEqualTo(AttentionKind.PASSWORD);
    }

    @Test
    void callsTheSameQuestionAskedAgainAnotherOne() {
        asksToDelete();
        String first = terminal.only().id();
        terminal.asks("w2", "Delete it? [y/n]");
        changed();

        told("opened Delete it? [y/n]", "closed Delete it? [y/n] WITHDRAWN", "opened Delete it? [y/n]");
        assertThat(terminal.only().id()).isNotEqualTo(first);
    }

    @Test
    void saysHowItWasClosed() {
        asksToDelete();
        terminal.works("w1-answered", "answered");
        changed();
        told("opened Delete it? [y/n]", "closed Delete it? [y/n] ANSWERED_ELSEWHERE");
        terminal.news.clear();

        asksToDelete();
        questions.typed(terminal.info());
        terminal.works("w2", "kernel-not-reading");
        changed();
        told("opened Delete it? [y/n]", "closed Delete it? [y/n] ANSWERED_ELSEWHERE");
        terminal.news.clear();

        asksToDelete();
        terminal.status = SessionStatus.KILLED;
        changed();
        told("opened Delete it? [y/n]", "closed Delete it? [y/n] ENDED");
    }

    @Test
    void withdrawsAQuestionThatNobodyAnswered() {
        asksToDelete();
        terminal.works("w2", "kernel-not-reading");
        changed();

        told("opened Delete it? [y/n]", "closed Delete it? [y/n] WITHDRAWN");
    }

    @Test
    void guardsTheScreenOfNowWhileTheWordsStayTheSame() {
        asksToDelete();
        AttentionItem before = terminal.only();
        terminal.shows("Removing /srv/old", "Delete it? [y/n] ", "");
        terminal.looksAgain();
        questions.grew(terminal.info());

        told("opened Delete it? [y/n]", "changed Delete it? [y/n]");
        assertThat(terminal.only()).isEqualTo(before.withFence(terminal.fenceNow()));
        assertThat(terminal.fenceNow()).isNotEqualTo(before.fence());
    }

    @Test
    void callsOtherWordsInTheSameWaitAnotherQuestion() {
        asksToDelete();
        AttentionItem before = terminal.only();
        terminal.shows("Removing /home", "Delete it? [y/n] ");
        terminal.looksAgain();
        questions.grew(terminal.info());

        told("opened Delete it? [y/n]", "closed Delete it? [y/n] WITHDRAWN", "opened Delete it? [y/n]");
        assertThat(terminal.only().id()).isNotEqualTo(before.id());
        assertThat(terminal.only().attributes())
                .containsEntry(AttentionItem.WAIT, before.attributes().get(AttentionItem.WAIT));
    }

    @Test
    void doesNotTakeAMovedPointerForAnAnswer() {
        terminal.shows("Features?", "❯ [ ] lint", "  [ ] tests");
        terminal.says("w1", Attention.State.NEEDS_INPUT, Attention.Kind.MENU, "list", "Features?");
        changed();
        told("opened Features?");
        AttentionItem before = terminal.only();

        terminal.shows("Features?", "  [ ] lint", "❯ [x] tests");
        terminal.looksAgain();
        questions.typed(terminal.info());

        told("opened Features?", "closed Features? WITHDRAWN", "opened Features?");
        assertThat(terminal.only().id())
                .as("an Enter that was meant for the other choice is refused")
                .isNotEqualTo(before.id());

        terminal.shows("Deploy where?", "❯ here", "  there");
        terminal.looksAgain();
        questions.grew(terminal.info());
        soon().untilAsserted(() ->
                assertThat(terminal.news).endsWith("closed Features? ANSWERED_ELSEWHERE", "opened there"));
    }

    @Test
    void quotesTheWordsOfNowThoughTheDetectorKeepsTheFirst() {
        terminal.shows("Delete a? [y/n] ");
        terminal.asks("w1", "Delete a? [y/n]");
        changed();
        told("opened Delete a? [y/n]");
        terminal.shows("Delete a? [y/n]", "Delete b? [y/n] ");
        terminal.looksAgain();
        questions.grew(terminal.info());

        told("opened Delete a? [y/n]", "closed Delete a? [y/n] WITHDRAWN", "opened Delete b? [y/n]");
    }

    @Test
    void keepsTheQuestionAndItsFenceWhileSomebodyTypesAnAnswer() {
        asksToDelete();
        AttentionItem before = terminal.only();
        terminal.shows("Removing /srv/old", "Delete it? [y/n] ye");
        terminal.looksAgain();
        questions.typed(terminal.info());
        terminal.shows("Removing /srv/old", "Delete it? [y/n] ");
        terminal.looksAgain();
        questions.grew(terminal.info());

        told("opened Delete it? [y/n]", "changed Delete it? [y/n]");
        assertThat(terminal.only().id()).isEqualTo(before.id());
    }

    @Test
    void waitsForTheFenceOfAScreenThatSomebodyTypesInto() {
        terminal.fenceFailure = SessionErrorCode.SCREEN_CHANGED;
        terminal.shows("Delete it? [y/n] ");
        terminal.asks("w1", "Delete it? [y/n]");
        changed();
        terminal.fenceFailure = null;

        told("opened Delete it? [y/n]");
        assertThat(terminal.only().fence()).isNotEmpty();
    }

    @Test
    void guardsAQuestionThatIsAskedOnThoughSomebodyHasTyped() {
        terminal.typedInto = true;
        asksToDelete();

        assertThat(terminal.only().fence()).isEqualTo(terminal.fenceNow());
    }

    @Test
    void tellsOfTheQuestionBehindAnAnswerAtOnce() {
        SessionQuestions slow = new SessionQuestions(terminal.terminals, terminal, new Pace(5, 5, 60_000, 60_000));
        terminal.shows("Delete a? [y/n] ");
        terminal.asks("w1", "Delete a? [y/n]");
        slow.changed(terminal.info());
        told("opened Delete a? [y/n]");

        terminal.shows("Delete a? [y/n] y", "Delete b? [y/n] ");
        terminal.looksAgain();
        slow.answered(FakeTerminal.ID);

        told("opened Delete a? [y/n]", "closed Delete a? [y/n] WITHDRAWN", "opened Delete b? [y/n]");
        slow.close();
    }

    @Test
    void tellsOfAQuestionThatCannotBeAnsweredFromHere() {
        terminal.fenceFailure = SessionErrorCode.HOST_TOO_OLD;
        terminal.shows("Delete it? [y/n] ");
        terminal.asks("w1", "Delete it? [y/n]");
        changed();

        told("opened Delete it? [y/n]");
        assertThat(terminal.only().fence()).isEmpty();
    }

    @Test
    void tellsNothingAfterItsEnd() {
        asksToDelete();
        questions.close();
        terminal.asks("w2", "Delete it? [y/n]");
        changed();

        told("opened Delete it? [y/n]", "closed Delete it? [y/n] WITHDRAWN");
    }
}
