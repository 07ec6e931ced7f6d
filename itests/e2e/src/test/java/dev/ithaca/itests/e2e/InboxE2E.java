// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real programs that ask, answered from the inbox: once, and only if they still ask the same. */
class InboxE2E {
    private static final String CONFIRM = "printf 'Delete /srv/old? [y/n] '; read a; echo; echo \"got-$a\"; ";
    private static final String PASSWORD =
            "stty -echo; printf 'Password: '; read p; stty echo; echo; echo \"length-${#p}\"; ";
    private static final String REST = "sleep 60";

    private Ithaca ithaca;

    @BeforeEach
    void startDaemon() {
        ithaca = new Ithaca().started();
    }

    @AfterEach
    void stopAll() throws Exception {
        ithaca.close();
    }

    private List<JsonNode> items(String session) {
        JsonNode all = Ithaca.json(ithaca.must("inbox", "--json")).get("items");
        return Stream.iterate(0, i -> i < all.size(), i -> i + 1)
                .map(all::get)
                .filter(item -> session.equals(item.get("session").asText()))
                .toList();
    }

    /** Waits until a session asks a question with this in it, and that can be answered. */
    private JsonNode awaitItem(String session, String question) {
        return await("a question of " + session)
                .atMost(Ithaca.SOON)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> items(session),
                        found -> found.size() == 1
                                && found.get(0).get("question").asText().contains(question)
                                && !found.get(0).get("fence").asText().isEmpty())
                .get(0);
    }

    private void awaitNothing(String session) {
        await("nothing asked by " + session)
                .atMost(Ithaca.SOON)
                .until(() -> items(session).isEmpty());
    }

    @Test
    void answersAYesOrNoAndThenAPassword() {
        String id = ithaca.startShell(CONFIRM + PASSWORD + REST);
        JsonNode confirm = awaitItem(id, "Delete /srv/old?");

        assertThat(confirm.get("id").asText()).matches("[a-z0-9]{10}");
        assertThat(confirm.get("source").asText()).isEqualTo("session");
        assertThat(confirm.get("kind").asText()).isEqualTo("confirm");
        assertThat(confirm.get("title").asText()).startsWith("sh -c printf");
        assertThat(confirm.get("choices")).extracting(JsonNode::asText).containsExactly("y", "n");
        assertThat(confirm.get("since").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*\\+00:00");
        assertThat(confirm.get("attributes").get("rule").asText()).isNotEmpty();
        assertThat(ithaca.must("inbox")).contains(confirm.get("id").asText(), "Delete /srv/old? [y/n]");

        Commands.Result answer = ithaca.run("answer", confirm.get("id").asText().substring(0, 6), "y", "--json");
        assertThat(answer.exit()).as("%s", answer).isZero();
        assertThat(Ithaca.json(answer.out()).get("outcome").asText()).isEqualTo("taken");
        ithaca.awaitLogs(id, "got-y");

        String password = awaitItem(id, "Password:").get("id").asText();
        assertThat(ithaca.run("answer", password, "s3cret").exit()).isEqualTo(2);
        Commands.Result typed = ithaca.runWithInput("s3cret\n", "answer", password);
        assertThat(typed.exit()).as("%s", typed).isIn(0, 4);
        assertThat(ithaca.awaitLogs(id, "length-6")).doesNotContain("s3cret");
        awaitNothing(id);
        assertThat(ithaca.daemonLogs()).doesNotContain("s3cret");
        ithaca.must("kill", id);
    }

    @Test
    void asksForAnAnswerWithoutShowingIt() {
        String id = ithaca.startShell(PASSWORD + REST);
        String item = awaitItem(id, "Password:").get("id").asText();

        PtyDriver terminal = ithaca.terminal("answer", item);
        terminal.awaitText("Answer \\(not shown\\): ");
        terminal.send("s3cret\r");
        terminal.awaitText("Answered|Typed");

        ithaca.awaitLogs(id, "length-6");
        ithaca.must("kill", id);
    }

    @Test
    void refusesAnAnswerToAQuestionThatWasSwapped() throws Exception {
        String id = ithaca.startShell("( until [ -e gate ]; do sleep 0.02; done; printf '\\nDelete b? [y/n] ' ) & "
                + "printf 'Delete a? [y/n] '; read x; echo \"got-$x\"; " + REST);
        JsonNode first = awaitItem(id, "Delete a?");
        Files.createFile(ithaca.work().resolve("gate"));
        ithaca.awaitLogs(id, "Delete b?");

        Commands.Result byFence = ithaca.run(
                "answer",
                first.get("id").asText(),
                "y",
                "--if-screen",
                first.get("fence").asText());
        Commands.Result byId = ithaca.run("answer", first.get("id").asText(), "y");

        assertThat(byFence.exit()).as("%s", byFence).isEqualTo(6);
        assertThat(byId.exit()).as("%s", byId).isEqualTo(6);
        String second = awaitItem(id, "Delete b?").get("id").asText();
        assertThat(second).isNotEqualTo(first.get("id").asText());
        assertThat(ithaca.must("logs", id)).doesNotContain("got-");
        ithaca.must("answer", second, "n");
        ithaca.awaitLogs(id, "got-n");
        ithaca.must("kill", id);
    }

    @Test
    void deliversOneOfTwoAnswersAtOnce() {
        String id = ithaca.startShell(CONFIRM + "read b; echo \"then-$b\"; " + REST);
        String item = awaitItem(id, "Delete /srv/old?").get("id").asText();

        List<Integer> exits = Stream.of("y", "n")
                .map(word -> CompletableFuture.supplyAsync(
                        () -> ithaca.run("answer", item, word).exit()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();

        assertThat(exits).containsExactly(0, 6);
        assertThat(ithaca.awaitLogs(id, "got-")).containsPattern("got-[yn]\n").doesNotContain("then-");
        ithaca.must("kill", id);
    }

    @Test
    void findsTheQuestionAgainAfterTheDaemonWasKilled() {
        String id = ithaca.startShell(CONFIRM + REST);
        String before = awaitItem(id, "Delete /srv/old?").get("id").asText();

        ithaca.killDaemon();
        ithaca.started();

        String after = awaitItem(id, "Delete /srv/old?").get("id").asText();
        assertThat(after).isNotEqualTo(before);
        assertThat(ithaca.run("answer", before, "y").exit()).isEqualTo(6);
        ithaca.must("answer", after, "y");
        ithaca.awaitLogs(id, "got-y");
        ithaca.must("kill", id);
    }

    @Test
    void watchesUntilCtrlC() {
        PtyDriver watch = ithaca.terminal("inbox", "--watch");
        String id = ithaca.startShell(CONFIRM + REST);

        String item = watch.awaitText("opened +([a-z0-9]{10}) +confirm +" + id).group(1);
        ithaca.must("answer", item, "y");
        watch.awaitText("closed +" + item + ".*answered here");
        watch.send("\u0003");

        assertThat(watch.awaitExit()).isEqualTo(130);
        ithaca.must("kill", id);
    }
}
