// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may not come in, and clients that misbehave: nobody else is harmed. */
class LocalSocketE2E {
    private static Ithaca ithaca;

    @BeforeAll
    static void startDaemon() {
        ithaca = new Ithaca().started();
    }

    @AfterAll
    static void stopAll() throws Exception {
        ithaca.close();
    }

    private static List<Path> sockets(Ithaca ithaca) throws IOException {
        try (Stream<Path> files = Files.list(ithaca.state().resolve("run"))) {
            return files.filter(f -> f.toString().endsWith(".sock")).toList();
        }
    }

    @Test
    void keepsItsDirectoryAndSocketsToTheUser() throws IOException {
        ithaca.start("cat");

        assertThat(Files.getPosixFilePermissions(ithaca.state()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(sockets(ithaca))
                .hasSize(2)
                .allSatisfy(socket -> assertThat(Files.getPosixFilePermissions(socket))
                        .isEqualTo(PosixFilePermissions.fromString("rw-------")));
    }

    /** The files are opened up on purpose, so that only the check of the peer is left. */
    @Test
    void refusesAnotherUserAtTheSocket() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can become another user");
        assumeTrue(Commands.available("su"), "su is not installed");
        try (Ithaca open = new Ithaca()) {
            String asNobody = "JAVA_HOME='" + Installation.javaHome() + "' ITHACA_STATE_DIR='" + open.state() + "' '"
                    + open.command().get(0) + "' ";
            assumeTrue(su(asNobody + "--version").exit() == 0, "another user cannot read the installation here");
            open.started().start("cat");
            Path run = open.state().resolve("run");
            for (Path directory : List.of(open.state().getParent(), open.state(), run)) {
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            for (Path socket : sockets(open)) {
                Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw-rw-"));
            }

            Commands.Result listed = su(asNobody + "ls");

            assertThat(listed.exit()).as(listed.toString()).isEqualTo(1);
            assertThat(listed.out()).isEmpty();
            assertThat(listed.err()).startsWith("error: ").hasLineCount(1);
            assertThat(open.sessions()).hasSize(1);
        }
    }

    private static Commands.Result su(String command) {
        return Commands.run(
                List.of("su", "nobody", "-s", "/bin/sh", "-c", command), System.getenv(), Path.of("/"), new byte[0]);
    }

    @Test
    void survivesClientsThatSendRubbish() throws IOException {
        String id = ithaca.startShell("echo up; cat");
        ithaca.awaitLogs(id, "up");
        Random random = new Random(7);
        for (Path socket : sockets(ithaca)) {
            for (int i = 0; i < 50; i++) {
                byte[] rubbish = new byte[random.nextInt(5000)];
                random.nextBytes(rubbish);
                rubbish(socket, rubbish);
            }
            rubbish(socket, new byte[] {0x7f, -1, -1, -1, 1});
        }

        ithaca.must("send", id, "unharmed", "key:enter");

        ithaca.awaitLogs(id, "unharmed");
    }

    private static void rubbish(Path socket, byte[] bytes) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.write(ByteBuffer.wrap(bytes));
        } catch (IOException e) {
            assertThat(e).hasMessageMatching("(?i).*(broken pipe|connection reset|closed).*");
        }
    }

    /** dtach and abduco block the program here. */
    @Test
    void aTerminalThatStopsReadingDelaysNobody() throws IOException {
        Path gate = ithaca.work().resolve("gate");
        String id = ithaca.startShell(
                "echo up; until [ -e gate ]; do sleep 0.02; done; head -c 30000000 /dev/zero | tr '\\0' x; exit 3");
        ithaca.awaitLogs(id, "up");
        PtyDriver frozen = ithaca.terminal("attach", id);
        frozen.awaitText("up");
        PtyDriver other = ithaca.terminal("attach", id);
        other.awaitText("up");
        Commands.must(List.of("kill", "-STOP", Long.toString(frozen.pid())));

        Files.createFile(gate);

        assertThat(ithaca.awaitEnded(id).get("exit_code").asInt()).isEqualTo(3);
        assertThat(other.awaitExit()).isEqualTo(3);
        Commands.must(List.of("kill", "-CONT", Long.toString(frozen.pid())));
        assertThat(frozen.awaitExit()).isEqualTo(3);
        assertThat(frozen.bytes().length).isGreaterThan(30_000_000);
    }

    @Test
    void aTerminalThatIsKilledLeavesItsSessionAndTheOthers() {
        String id = ithaca.startShell("echo up; cat");
        PtyDriver one = ithaca.terminal("attach", id);
        PtyDriver two = ithaca.terminal("attach", id);
        one.awaitText("up");
        two.awaitText("up");

        ProcessHandle.of(one.pid()).orElseThrow().destroyForcibly();
        await().atMost(Ithaca.SOON).until(() -> !one.isRunning());

        two.send("still here\r");
        two.awaitText("still here");
        assertThat(ithaca.status(id)).isEqualTo("running");
    }
}
