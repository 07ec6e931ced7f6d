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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
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
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (InputStream in = process.getInputStream()) {
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                all.write(bytes, 0, count);
                screen = all.toString(UTF_8);
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

    @Test
    void showsANoticeBetweenTwoSequences() throws Exception {
        try (FakeHost host = new FakeHost(state, "", false)) {
            start(host);
            host.notice("first");
            host.write("a\033]0;ti");
            host.notice("build\033[2J asks\007 yes or no");
            host.write("tle\007b");
            awaitScreen("\033[2J\033]9;Ithaca: first\007a\033]0;title\007\033]9;Ithaca: build[2J asks yes or no\007b");
            host.end(0, 0);
            awaitScreen("code=0");
        }
    }

    /** Cut anywhere, with a notice at each cut: each is shown once and whole, and without them the output is as it was. */
    @Test
    void losesNothingOfAFloodBesideItsNotices() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        StringBuilder flood = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            String[] pieces = {
                "\033[38;2;" + i % 256 + ";7;99m", "漢🙂é", "\033]0;t" + i + "\007", "\033(0q\033(B", "\033P1;2q~\033\\"
            };
            flood.append(pieces[random.nextInt(pieces.length)]);
        }
        byte[] bytes = flood.append("\033[mEND").toString().getBytes(UTF_8);
        try (FakeHost host = new FakeHost(state, "BEGIN", false)) {
            start(host);
            int notices = 0;
            for (int i = 0; i < bytes.length; ) {
                int length = Math.min(bytes.length - i, 1 + random.nextInt(4_000));
                host.write(bytes, i, length);
                host.notice("news " + notices++);
                i += length;
            }
            awaitScreen("END");
            host.end(0, 0);
            awaitScreen("code=0");
            for (int i = 0; i < notices; i++) {
                String notice = "\033]9;Ithaca: news " + i + "\007";
                assertThat(screen.split(Pattern.quote(notice), -1))
                        .as("seed %d, %s", seed, notice)
                        .hasSize(2);
            }
            String rest = screen.replaceAll("\033\\]9;Ithaca: news [0-9]+\007", "");
            String shown = rest.substring(rest.indexOf("BEGIN") + 5, rest.indexOf("END") + 3);
            assertThat(shown.equals(new String(bytes, UTF_8)))
                    .as("seed %d", seed)
                    .isTrue();
        }
    }

    @Test
    void attachesToAHostThatIsOlderThanNotices() throws Exception {
        try (FakeHost host = FakeHost.old(state)) {
            start(host);
            assertThat(host.await(AttachMessage.Attach.class).notices()).isFalse();
            host.write("ready");
            awaitScreen("ready");
            host.end(0, 0);
            awaitScreen("code=0");
        }
    }
}
