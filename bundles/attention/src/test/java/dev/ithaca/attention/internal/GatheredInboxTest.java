// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.attention.internal;

import static dev.ithaca.attention.internal.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ithaca.attention.api.Answer;
import dev.ithaca.attention.api.AnswerReceipt;
import dev.ithaca.attention.api.AttentionErrorCode;
import dev.ithaca.attention.api.AttentionItem;
import dev.ithaca.attention.api.Closing;
import dev.ithaca.attention.api.Inbox;
import dev.ithaca.attention.api.InboxListener;
import dev.ithaca.core.internal.exec.SharedWorkerPools;
import dev.ithaca.spi.ErrorCode;
import dev.ithaca.spi.PlatformException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatheredInboxTest {
    private static final Answer ALLOW = Answer.choice("allow", "cli:1000");

    private final SharedWorkerPools pools = new SharedWorkerPools();
    private final GatheredInbox inbox = new GatheredInbox(pools);
    private final FakeSource agents = new FakeSource("agent");
    private final NotedNews news = new NotedNews();

    @BeforeEach
    void connect() {
        bind(agents, 1);
    }

    @AfterEach
    void close() {
        inbox.close();
        pools.close();
    }

    private void bind(FakeSource source, int ranking) {
        inbox.bindSource(source, Map.of("service.ranking", ranking, "service.id", (long) ranking));
        soon().until(() -> source.sink != null);
    }

    private void heard(String... what) {
        soon().untilAsserted(() -> assertThat(news.heard).containsExactly(what));
    }

    private static FakeSource.Given next(FakeSource source) {
        try {
            return Objects.requireNonNull(source.given.poll(5, TimeUnit.SECONDS), "no answer came");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void refused(CompletableFuture<?> answer, ErrorCode code) {
        assertThatThrownBy(() -> answer.get(5, TimeUnit.SECONDS))
                .cause()
                .satisfies(failure ->
                        assertThat(((PlatformException) failure).code()).isEqualTo(code));
    }

    @Test
    void tellsOfItemsInOrder() {
        inbox.listen(news);
        agents.ask(agents.item("aaaa1"));
        agents.ask(agents.item("aaaa1"));
        agents.ask(agents.item("aaaa1", "Delete all?"));
        agents.close("aaaa1", Closing.WITHDRAWN);
        agents.close("aaaa1", Closing.WITHDRAWN);

        heard("opened aaaa1", "changed aaaa1 Delete all? f1", "closed aaaa1 WITHDRAWN");
        assertThat(inbox.open()).isEmpty();
    }

    @Test
    void tellsANewListenerFirstWhatIsOpen() {
        agents.ask(agents.item("aaaa1"));
        Inbox.Listening listening = inbox.listen(news);
        agents.ask(agents.item("bbbb1"));
        heard("opened aaaa1", "opened bbbb1");

        listening.close();
        agents.ask(agents.item("cccc1"));

        assertThat(inbox.open()).hasSize(3);
        heard("opened aaaa1", "opened bbbb1");
    }

    @Test
    void findsAnItemByAPrefixThatIsLongEnough() {
        agents.ask(agents.item("abcd1"));
        agents.ask(agents.item("abcd2"));
        agents.ask(agents.item("wxyz1"));

        assertThat(inbox.find("WXYZ")).map(AttentionItem::id).contains("wxyz1");
        assertThat(inbox.find("abcd2")).map(AttentionItem::id).contains("abcd2");
        assertThat(inbox.find("wxy")).isEmpty();
        assertThat(inbox.find("other")).isEmpty();
        assertThatThrownBy(() -> inbox.find("abcd")).hasMessageContaining("several open items begin with abcd");
    }

    @Test
    void deliversExactlyOneOfManyAnswersAtOnce() {
        agents.ask(agents.item("aaaa1"));
        CountDownLatch go = new CountDownLatch(1);
        List<CompletableFuture<AnswerReceipt>> answers = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 8; i++) {
            pools.newThread("answerer-" + i, () -> {
                        awaitLatch(go);
                        answers.add(inbox.answer("aaaa1", ALLOW));
                    })
                    .start();
        }
        go.countDown();
        soon().until(() -> answers.size() == 8);
        next(agents).taken();
        soon().until(() -> answers.stream().allMatch(CompletableFuture::isDone));

        assertThat(agents.given).isEmpty();
        assertThat(answers)
                .filteredOn(answer -> !answer.isCompletedExceptionally())
                .hasSize(1);
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void refusesASecondAnswerWhileOneIsUnderWay() {
        agents.ask(agents.item("aaaa1"));
        CompletableFuture<AnswerReceipt> first = inbox.answer("aaaa1", ALLOW);
        refused(inbox.answer("aaaa1", ALLOW), AttentionErrorCode.CHANGED);

        next(agents).taken();
        assertThat(first.join().outcome()).isEqualTo(AnswerReceipt.Outcome.TAKEN);
        assertThat(agents.given).isEmpty();
    }

    @Test
    void saysThatItWasAnsweredHereAlthoughItLeftBeforeThatWasProved() {
        inbox.listen(news);
        agents.ask(agents.item("aaaa1"));
        CompletableFuture<AnswerReceipt> answer = inbox.answer("aaaa", ALLOW);
        FakeSource.Given given = next(agents);
        agents.close("aaaa1", Closing.ENDED);

        assertThat(inbox.open()).isEmpty();
        heard("opened aaaa1");
        given.taken();
        answer.join();
        heard("opened aaaa1", "closed aaaa1 ANSWERED_HERE");
    }

    @Test
    void saysThatItWasAnsweredElsewhereIfTheAnswerFromHereWasRefused() {
        inbox.listen(news);
        agents.ask(agents.item("aaaa1"));
        CompletableFuture<AnswerReceipt> answer = inbox.answer("aaaa1", ALLOW);
        FakeSource.Given given = next(agents);
        agents.close("aaaa1", Closing.ANSWERED_ELSEWHERE);
        given.refused();

        refused(answer, AttentionErrorCode.CHANGED);
        heard("opened aaaa1", "closed aaaa1 ANSWERED_ELSEWHERE");
        refused(inbox.answer("aaaa1", ALLOW), AttentionErrorCode.NOT_FOUND);
    }

    @Test
    void letsAnItemBeAnsweredAfterAnAnswerWasRefused() {
        agents.ask(agents.item("aaaa1"));
        CompletableFuture<AnswerReceipt> first = inbox.answer("aaaa1", ALLOW);
        next(agents).refused();
        refused(first, AttentionErrorCode.CHANGED);

        CompletableFuture<AnswerReceipt> second = inbox.answer("aaaa1", ALLOW);
        next(agents).taken();
        assertThat(second.join().item()).isEqualTo("aaaa1");
    }

    @Test
    void answersWhatIsShownNowUnlessTheHumanSawAnother() {
        agents.ask(agents.item("aaaa1"));
        CompletableFuture<AnswerReceipt> first = inbox.answer("aaaa1", ALLOW);
        FakeSource.Given given = next(agents);
        assertThat(given.answer().fence()).isEqualTo("f1");
        given.refused();
        refused(first, AttentionErrorCode.CHANGED);

        assertThat(inbox.answer("aaaa1", ALLOW.ifShown("f0"))).isNotDone();
        assertThat(next(agents).answer().fence()).isEqualTo("f0");
    }

    @Test
    void refusesAnAnswerToWhatNobodyCanHaveSeen() {
        agents.ask(agents.item("aaaa1").withFence(""));

        refused(inbox.answer("aaaa1", ALLOW), AttentionErrorCode.CHANGED);
        assertThat(agents.given).isEmpty();
    }

    @Test
    void refusesAChoiceThatIsNone() {
        agents.ask(agents.item("aaaa1"));

        refused(inbox.answer("aaaa1", Answer.choice("maybe", "me")), AttentionErrorCode.INVALID);
        assertThat(agents.given).isEmpty();
    }

    @Test
    void withdrawsWhatASourceAskedWhenItGoesAndAsksAnewWhenItIsBack() {
        inbox.listen(news);
        agents.asksAtOnce.add(agents.item("aaaa1"));
        agents.ask(agents.item("aaaa1"));
        var gone = agents.sink;

        inbox.unbindSource(agents);
        soon().until(() -> agents.sink == null);
        gone.put(agents.item("bbbb1"));
        refused(inbox.answer("aaaa1", ALLOW), AttentionErrorCode.NOT_FOUND);
        bind(agents, 1);

        heard("opened aaaa1", "closed aaaa1 WITHDRAWN", "opened aaaa1");
    }

    @Test
    void takesTheHigherRankingOfTwoSourcesAndTheOtherWhenItGoes() {
        FakeSource better = new FakeSource("agent");
        bind(better, 2);
        soon().until(() -> agents.sink == null);
        better.ask(better.item("bbbb1"));

        inbox.unbindSource(better);
        soon().until(() -> agents.sink != null);

        assertThat(inbox.open()).isEmpty();
    }

    @Test
    void keepsAnIdWithTheSourceThatHadItFirst() {
        FakeSource other = new FakeSource("other");
        bind(other, 1);
        agents.ask(agents.item("aaaa1"));
        other.ask(other.item("aaaa1"));
        other.ask(agents.item("cccc1"));
        other.close("aaaa1", Closing.ENDED);

        assertThat(inbox.open()).containsExactly(agents.item("aaaa1"));
    }

    @Test
    void holdsSoManyAndLetsTheNextInWhenOneCloses() {
        for (int i = 0; i < Inbox.OPEN_MAX + 2; i++) {
            agents.ask(agents.item("item-" + i));
        }
        assertThat(inbox.open()).hasSize(Inbox.OPEN_MAX);
        assertThat(inbox.find("item-" + Inbox.OPEN_MAX)).isEmpty();

        agents.close("item-" + Inbox.OPEN_MAX, Closing.ENDED);
        agents.close("item-0", Closing.ENDED);

        assertThat(inbox.open()).hasSize(Inbox.OPEN_MAX);
        assertThat(inbox.find("item-" + (Inbox.OPEN_MAX + 1))).isPresent();
    }

    @Test
    void dropsAListenerThatIsTooFarBehindAndTellsIt() {
        CountDownLatch stuck = new CountDownLatch(1);
        NotedNews slow = new NotedNews();
        inbox.listen(new InboxListener() {
            @Override
            public void opened(AttentionItem item) {
                awaitLatch(stuck);
            }

            @Override
            public void dropped() {
                slow.dropped();
            }
        });
        for (int i = 0; i <= InboxListener.BEHIND_MAX + 2; i++) {
            agents.ask(agents.item("aaaa1", "Question " + i));
        }
        stuck.countDown();

        soon().untilAsserted(() -> assertThat(slow.heard).containsExactly("dropped"));
    }

    @Test
    void aListenerThatFailsHarmsNobody() {
        inbox.listen(new InboxListener() {
            @Override
            public void opened(AttentionItem item) {
                throw new IllegalStateException("on purpose");
            }
        });
        inbox.listen(news);
        agents.ask(agents.item("aaaa1"));
        agents.close("aaaa1", Closing.ENDED);

        heard("opened aaaa1", "closed aaaa1 ENDED");
    }

    @Test
    void tellsNothingWhenItGoesItself() {
        inbox.listen(news);
        agents.ask(agents.item("aaaa1"));
        heard("opened aaaa1");

        inbox.close();

        soon().until(() -> agents.sink == null);
        heard("opened aaaa1");
    }
}
