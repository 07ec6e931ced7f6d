// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ithaca.attention.api.Answer;
import dev.ithaca.attention.api.AnswerReceipt;
import dev.ithaca.attention.api.AttentionItem;
import dev.ithaca.attention.api.AttentionKind;
import dev.ithaca.attention.api.Closing;
import dev.ithaca.attention.api.InboxListener;
import dev.ithaca.shell.internal.FakeCaller;
import dev.ithaca.shell.internal.FakeInbox;
import dev.ithaca.shell.internal.FakeServices;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InboxCommandsTest {
    private static final AttentionItem DELETE = FakeInbox.item("k3vdelete2", AttentionKind.CONFIRM, "Delete it? [y/n]");
    private static final AttentionItem PASSWORD = FakeInbox.item("passwort22", AttentionKind.PASSWORD, "Password:");

    private final FakeServices services = new FakeServices();
    private final FakeCaller caller = new FakeCaller();

    private int run(String... words) {
        return caller.run(services, words);
    }

    @Test
    void listsWhatWaits() {
        assertThat(run("inbox")).isZero();
        services.inbox.items.add(DELETE);
        assertThat(run("inbox")).isZero();

        assertThat(caller.printed())
                .startsWith("Nothing waits for you.\nID ")
                .containsPattern("ID +KIND +SESSION +AGE +TITLE +QUESTION\n"
                        + "k3vdelete2 +confirm +abc1234 +\\d+h +deploy +Delete it\\? \\[y/n]\n");
    }

    @Test
    void listsWhatWaitsAsJson() {
        services.inbox.items.add(DELETE);

        assertThat(run("inbox", "--json")).isZero();

        assertThat(caller.printed())
                .containsSubsequence(
                        "\"items\": [",
                        "\"id\": \"k3vdelete2\"",
                        "\"source\": \"session\"",
                        "\"session\": \"abc1234\"",
                        "\"kind\": \"confirm\"",
                        "\"title\": \"deploy\"",
                        "\"question\": \"Delete it? [y/n]\"",
                        "\"choices\": []",
                        "\"fence\": \"f1\"",
                        "\"since\": \"2026-",
                        "\"attributes\": {");
    }

    @Test
    void answersByATextOrByKeys() {
        services.inbox.items.add(DELETE);

        assertThat(run("answer", "k3vd", "y")).isZero();
        assertThat(run("answer", "k3vd", "--if-screen", "f0", "--timeout", "2s", "two", "words"))
                .isZero();
        assertThat(run("answer", "k3vd", "n", "key:enter")).isZero();

        assertThat(services.inbox.answers)
                .containsExactly(
                        Answer.text("y", "cli:me"),
                        Answer.text("two words", "cli:me").ifShown("f0").within(Duration.ofSeconds(2)),
                        Answer.keys(List.of("n", "key:enter"), "cli:me"));
        assertThat(caller.printed()).startsWith("Answered. The program went on.\n");
    }

    @Test
    void tellsByItsExitCodeWhatBecameOfAnAnswer() {
        services.inbox.items.add(DELETE);

        services.inbox.outcome = AnswerReceipt.Outcome.UNPROVEN;
        assertThat(run("answer", "k3vd", "y", "--json")).isEqualTo(4);
        services.inbox.outcome = AnswerReceipt.Outcome.HELD;
        assertThat(run("answer", "k3vd", "y")).isEqualTo(5);
        services.inbox.changed = true;
        assertThat(run("answer", "k3vd", "y")).isEqualTo(6);
        services.inbox.items.clear();
        assertThat(run("answer", "k3vd", "y")).isEqualTo(6);

        assertThat(caller.printed()).contains("\"outcome\": \"unproven\"");
        assertThat(caller.complained())
                .isEqualTo("error: nothing was typed: it shows something else\n"
                        + "error: nothing open has the id k3vd: it was answered, or is not asked any more\n");
    }

    @Test
    void tellsAsJsonThatAnAnswerWasRefused() {
        services.inbox.items.add(DELETE);
        services.inbox.changed = true;

        assertThat(run("answer", "k3vd", "y", "--json")).isEqualTo(6);
        assertThat(run("answer", "gone", "y", "--json")).isEqualTo(6);

        assertThat(caller.printed())
                .containsSubsequence(
                        "\"item\": \"k3vd\"",
                        "\"outcome\": \"refused\"",
                        "\"detail\": \"nothing was typed: it shows something else\"",
                        "\"item\": \"gone\"",
                        "\"detail\": \"nothing open has the id gone");
    }

    @Test
    void takesAPasswordFromStandardInputOnly() {
        services.inbox.items.add(PASSWORD);
        assertThat(run("answer", "passwort22", "geheim")).isEqualTo(2);
        assertThat(run("answer", "passwort22", "--json")).isEqualTo(1);
        caller.withInput("geheim\n");
        assertThat(run("answer", "passwort22")).isZero();
        assertThat(run("answer", "passwort22", "key:ctrl+c")).isZero();

        assertThat(services.inbox.answers)
                .containsExactly(Answer.text("geheim", "cli:me"), Answer.keys(List.of("key:ctrl+c"), "cli:me"));
        assertThat(caller.complained())
                .contains("a password must not stand on a command line")
                .contains("a password is one line that is not empty")
                .doesNotContain("geheim");
        assertThat(services.inbox.answers.get(0).toString()).doesNotContain("geheim");
    }

    @Test
    void takesLinesFromStandardInputAsOneAnswer() {
        services.inbox.items.add(FakeInbox.item("agent2345", AttentionKind.AGENT_PROMPT, ">"));
        caller.withInput("one\ntwo\r\n");

        assertThat(run("answer", "agent2345")).isZero();

        assertThat(services.inbox.answers).containsExactly(Answer.text("one\ntwo", "cli:me"));
    }

    @Test
    void asksForAnAnswerWhereNoneIsGiven() {
        services.inbox.items.add(DELETE);
        caller.withTerminal();

        assertThat(run("answer", "k3vd")).isEqualTo(2);
        assertThat(run("answer", "k3vd", "--timeout", "2m", "y")).isEqualTo(2);
        assertThat(run("answer")).isEqualTo(2);
        assertThat(services.inbox.answers).isEmpty();
    }

    @Test
    void watchesUntilItIsInterrupted() throws Exception {
        services.inbox.items.add(DELETE);
        AtomicInteger code = new AtomicInteger(-1);
        Thread watch = services.newThread("watch", () -> code.set(run("inbox", "--watch")));
        watch.start();
        await().until(() -> !services.inbox.listeners.isEmpty());
        InboxListener listener = services.inbox.listeners.get(0);
        listener.changed(DELETE.withFence("f2"));
        listener.opened(PASSWORD);
        listener.closed(DELETE, Closing.ANSWERED_ELSEWHERE);
        await().untilAsserted(() -> assertThat(caller.printed()).isEqualTo("""
                        opened  k3vdelete2  confirm  abc1234  Delete it? [y/n]
                        opened  passwort22  password  abc1234  Password:
                        closed  k3vdelete2  confirm  abc1234  Delete it? [y/n]  (answered elsewhere)
                        """));

        watch.interrupt();
        watch.join(5_000);

        assertThat(code).hasValue(130);
        assertThat(services.inbox.listeners).isEmpty();
    }

    @Test
    void watchesAsJsonAndListensAnewWhenItWasDropped() throws Exception {
        services.inbox.items.add(DELETE);
        Thread watch = services.newThread("watch", () -> run("inbox", "-w", "--json"));
        watch.start();
        await().until(() -> !services.inbox.listeners.isEmpty());
        InboxListener first = services.inbox.listeners.get(0);
        services.inbox.items.set(0, PASSWORD);
        first.dropped();

        await().until(() -> caller.printed().lines().count() == 3);
        watch.interrupt();
        watch.join(5_000);

        assertThat(caller.printed().lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("{\"event\":\"opened\",\"item\":{\"id\":\"k3vdelete2\","),
                        line -> assertThat(line)
                                .startsWith(
                                        "{\"event\":\"closed\",\"how\":\"withdrawn\",\"item\":{\"id\":\"k3vdelete2\","),
                        line -> assertThat(line).startsWith("{\"event\":\"opened\",\"item\":{\"id\":\"passwort22\","));
    }

    @Test
    void completesTheIdsOfWhatWaits() {
        services.inbox.items.add(DELETE);

        assertThat(run("__complete", "waits", "k3")).isZero();

        assertThat(caller.printed()).isEqualTo("k3vdelete2\tconfirm Delete it? [y/n]\n");
    }
}
