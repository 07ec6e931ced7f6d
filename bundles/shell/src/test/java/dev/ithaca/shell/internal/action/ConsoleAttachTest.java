// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ithaca.session.api.SessionStatus;
import dev.ithaca.shell.internal.FakeCaller;
import dev.ithaca.shell.internal.FakeServices;
import dev.ithaca.shell.internal.FakeTerminal;
import dev.ithaca.terminal.ViewerModes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsoleAttachTest {
    private static final String PREFIX = "\035";

    private final FakeServices services = new FakeServices();
    private final FakeTerminal terminal = new FakeTerminal();
    private final FakeCaller caller = new FakeCaller().withTerminal();
    private CompletableFuture<Integer> running;

    @BeforeEach
    void aSession() {
        caller.viewer = terminal;
        services.sessions.add("abc0001", SessionStatus.RUNNING);
        services.sessions.output("abc0001").write("before");
    }

    @AfterEach
    void leavesNothingBehind() {
        assertThat(terminal.isRaw()).isFalse();
        await().until(() -> services.threads.stream().noneMatch(Thread::isAlive));
    }

    private void attach(String... options) {
        String[] words = new String[options.length + 2];
        words[0] = "attach";
        words[1] = "abc";
        System.arraycopy(options, 0, words, 2, options.length);
        running = CompletableFuture.supplyAsync(() -> caller.run(services, words));
        terminal.awaitShown("<before>");
    }

    private int end() throws Exception {
        return running.get(10, TimeUnit.SECONDS);
    }

    @Test
    void beginsWithTheScreenGoesOnLiveAndLeavesTheTerminalAsItWas() throws Exception {
        attach();
        services.sessions.output("abc0001").write("more\r\n");
        terminal.awaitShown("more\r\n");
        assertThat(terminal.isRaw()).isTrue();
        terminal.type(PREFIX + "d");
        assertThat(end()).isZero();
        assertThat(terminal.shown()).isEqualTo(ViewerModes.ENTER + "<before>more\r\n" + ViewerModes.LEAVE);
        assertThat(caller.printed()).isEqualTo("Detached from session abc0001\n");
        assertThat(services.threads)
                .extracting(thread -> thread.getName().replaceAll("[0-9]+", "N"))
                .containsExactly("ithaca-console-keys-N", "ithaca-console-input-N");
    }

    @Test
    void typesInOrderAndSendsThePrefixOnceForTwice() throws Exception {
        attach();
        terminal.type("\003one" + PREFIX + PREFIX + "two" + PREFIX + "d");
        assertThat(end()).isZero();
        assertThat(services.sessions.typedInto("abc0001")).isEqualTo("\003one" + PREFIX + "two");
    }

    @Test
    void leavesWithTheKeyOfTheSettings() throws Exception {
        services.detachPrefix = 1;
        attach();
        terminal.type(PREFIX + "d\001d");
        assertThat(end()).isZero();
        assertThat(services.sessions.typedInto("abc0001")).isEqualTo(PREFIX + "d");
    }

    @Test
    void keepsQueriesFromTheTerminal() throws Exception {
        attach();
        services.sessions.output("abc0001").write("a\033[6nb\033[cc");
        terminal.awaitShown("abc");
        terminal.hangUp();
        assertThat(end()).isZero();
    }

    @Test
    void givesTheSessionTheSizeOfTheWindow() throws Exception {
        attach();
        assertThat(services.sessions.sizes).containsExactly("30x100");
        terminal.resize(10, 40);
        await().until(() -> services.sessions.sizes.contains("10x40"));
        terminal.type(PREFIX + "d");
        assertThat(end()).isZero();
    }

    @Test
    void lookingOnlyNeitherTypesNorResizes() throws Exception {
        attach("--read-only");
        terminal.resize(10, 40);
        terminal.type("x" + PREFIX + "d");
        assertThat(end()).isZero();
        assertThat(services.sessions.typedInto("abc0001")).isEmpty();
        assertThat(services.sessions.sizes).isEmpty();
    }

    @Test
    void endsWithTheSession() throws Exception {
        attach();
        services.sessions.output("abc0001").write("last words");
        services.sessions.end("abc0001", SessionStatus.FAILED, 4, null);
        assertThat(end()).isEqualTo(4);
        assertThat(terminal.shown()).endsWith("last words" + ViewerModes.LEAVE);
        assertThat(caller.printed()).isEqualTo("Session abc0001 has ended.\n");
    }

    @Test
    void outlastsAnUpdateOfTheSessions() throws Exception {
        attach();
        services.sessions.goAway("abc0001");
        services.sessions.comeBack();
        services.sessions.output("abc0001").write("after it");
        terminal.awaitShown("after it");
        terminal.type("typed" + PREFIX + "d");
        assertThat(end()).isZero();
        assertThat(services.sessions.typedInto("abc0001")).isEqualTo("typed");
    }

    @Test
    void givesTheTerminalBackWhenInterrupted() throws Exception {
        Thread[] command = new Thread[1];
        running = CompletableFuture.supplyAsync(() -> {
            command[0] = Thread.currentThread();
            return caller.run(services, "attach", "abc");
        });
        terminal.awaitShown("<before>");
        command[0].interrupt();
        assertThat(end()).isEqualTo(130);
        assertThat(terminal.shown()).endsWith(ViewerModes.LEAVE);
    }

    @Test
    void replaysASessionThatHasEnded() {
        services.sessions.end("abc0001", SessionStatus.STOPPED, 3, null);
        assertThat(caller.run(services, "attach", "abc")).isEqualTo(3);
        assertThat(caller.printed()).isEqualTo("before\nSession abc0001 has ended.\n");
        assertThat(terminal.shown()).isEmpty();
    }
}
