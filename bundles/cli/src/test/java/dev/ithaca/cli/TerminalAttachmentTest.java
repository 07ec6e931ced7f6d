// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import com.pty4j.WinSize;
import dev.ithaca.wire.host.AttachMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Process tests: the client in a real terminal. It runs under a shell that prints the terminal's modes before and after. */
class TerminalAttachmentTest {
    private static final String LEAVE = "\033[?1049l\033[!p\033[0m\033[?25h";

    @TempDir
    Path state;

    private PtyProcess process;
    private volatile String screen = "";

    private void start(FakeHost host) throws Exception {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("ITHACA_STATE_DIR", state.toString());
        String client = String.join(" ", ClientProcess.command("attach"));
        String script = "stty -g; " + client + "; echo code=$?; stty -g";
        process = new PtyProcessBuilder(new String[] {"/bin/sh", "-c", script})
                .setEnvironment(environment)
                .setInitialColumns(100)
                .setInitialRows(30)
                .start();
        Thread gobbler = new Thread(this::gobble, "gobbler");
        gobbler.setDaemon(true);
        gobbler.start();
        host.awaitClient();
        assertThat(host.await(AttachMessage.Attach.class).columns()).isEqualTo(100);
    }

    private void gobble() {
        byte[] bytes = new byte[8192];
        StringBuilder text = new StringBuilder();
        try (InputStream in = process.getInputStream()) {
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                text.append(new String(bytes, 0, count, UTF_8));
                screen = text.toString();
            }
        } catch (IOException e) {
            return; // a PTY whose last user is gone
        }
    }

    private void type(String keys) throws IOException {
        process.getOutputStream().write(keys.getBytes(UTF_8));
        process.getOutputStream().flush();
    }

    private void awaitScreen(String text) {
        await().atMost(20, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(screen).contains(text));
    }

    @AfterEach
    void end() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    /** The modes printed last are those printed first. */
    private void assertModesRestored() throws InterruptedException {
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        await().atMost(5, TimeUnit.SECONDS).untilAsserted(() -> {
            String[] lines = screen.split("\r\n", -1);
            assertThat(lines[lines.length - 2]).isEqualTo(lines[0]);
        });
    }

    @Test
    void carriesKeysAndOutputAndLeavesOnTheDetachKeys() throws Exception {
        try (FakeHost host = new FakeHost(state, "SNAPSHOT", false)) {
            start(host);
            awaitScreen("\033[22;0t\033[H\033[2JSNAPSHOT");
            host.write("$ \033[c\033[6nok");
            awaitScreen("SNAPSHOT$ ok");
            type("ls\r\003\004\032\021");
            StringBuilder typed = new StringBuilder();
            while (typed.length() < 7) {
                typed.append(new String(host.await(AttachMessage.Input.class).bytes(), UTF_8));
            }
            assertThat(typed).hasToString("ls\r\003\004\032\021");
            type("\035d");
            awaitScreen("Detached from session abc1234\r\ncode=0");
            assertThat(screen).contains(LEAVE).contains("\033[23;0t\033]9;4;0;0\007");
            assertModesRestored();
        }
    }

    @Test
    void tellsTheHostOfANewSize() throws Exception {
        try (FakeHost host = new FakeHost(state, "", false)) {
            start(host);
            awaitScreen("\033[2J");
            await().atMost(20, TimeUnit.SECONDS).until(() -> {
                process.setWinSize(new WinSize(120 + (int) (System.nanoTime() % 7), 40));
                return host.received.stream().anyMatch(AttachMessage.Resize.class::isInstance);
            });
            host.end(3, 0);
            awaitScreen("Session abc1234 has ended.\r\ncode=3");
            assertModesRestored();
        }
    }

    @Test
    void restoresTheTerminalWhenItIsToldToEnd() throws Exception {
        try (FakeHost host = new FakeHost(state, "", false)) {
            start(host);
            host.write("ready");
            awaitScreen("ready");
            ProcessHandle client = ProcessHandle.of(process.pid())
                    .orElseThrow()
                    .descendants()
                    .findFirst()
                    .orElseThrow();
            client.destroy();
            awaitScreen("Detached from session abc1234\r\ncode=0");
            assertModesRestored();
        }
    }

    @Test
    void saysThatTheHostIsGoneAndRestoresTheTerminal() throws Exception {
        try (FakeHost host = new FakeHost(state, "", false)) {
            start(host);
            host.vanish();
            awaitScreen("error: the pty-host of session abc1234 is gone");
            awaitScreen("code=1");
            assertModesRestored();
        }
    }
}
