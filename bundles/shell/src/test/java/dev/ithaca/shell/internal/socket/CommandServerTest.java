// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ithaca.session.api.SessionStatus;
import dev.ithaca.shell.internal.FakeServices;
import dev.ithaca.shell.internal.action.Catalog;
import dev.ithaca.shell.internal.command.CommandRunner;
import dev.ithaca.wire.FrameChannel;
import dev.ithaca.wire.PayloadWriter;
import dev.ithaca.wire.command.CommandMessage;
import dev.ithaca.wire.command.CommandMessage.Attach;
import dev.ithaca.wire.command.CommandMessage.Exit;
import dev.ithaca.wire.command.CommandMessage.Input;
import dev.ithaca.wire.command.CommandMessage.InputWanted;
import dev.ithaca.wire.command.CommandMessage.Interrupt;
import dev.ithaca.wire.command.CommandMessage.Output;
import dev.ithaca.wire.command.CommandMessage.Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CommandServerTest {
    @TempDir
    Path directory;

    private final FakeServices services = new FakeServices();
    private final List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
    private volatile Predicate<String> noThreads = name -> false;
    private Path socket;
    private CommandServer server;

    @BeforeEach
    void open() throws IOException {
        services.sessions.add("abc0001", SessionStatus.RUNNING);
        socket = directory.resolve("run/ithaca.sock");
        server = start();
    }

    private CommandServer start() throws IOException {
        return CommandServer.open(
                new CommandRunner(Catalog.COMMANDS, services), this::newThread, socket, () -> services.detachPrefix);
    }

    private Thread newThread(String name, Runnable task) {
        Thread thread = new Thread(task, name) {
            @Override
            public void start() {
                if (noThreads.test(name)) {
                    throw new OutOfMemoryError("unable to create native thread");
                }
                super.start();
            }
        };
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        await().until(() -> threads.stream().noneMatch(Thread::isAlive));
    }

    private FrameChannel run(String... words) throws IOException {
        FrameChannel channel = FrameChannel.connect(socket);
        channel.send(new Run(1, "test", List.of(words), "/", Map.of(), 0, 0, 0).frame());
        return channel;
    }

    /** Reads to the end: output, then error, then the exit code. */
    private static String rest(FrameChannel channel) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String end = "closed";
        for (ByteBuffer payload = channel.receive(); payload != null; payload = channel.receive()) {
            CommandMessage message = CommandMessage.read(channel.type(), payload);
            if (message instanceof Output output) {
                (output.stream() == 1 ? out : err).writeBytes(output.bytes());
            } else if (message instanceof Exit exit) {
                end = Integer.toString(exit.code());
            } else if (message instanceof Attach attach) {
                end = "attach " + attach.session() + " " + attach.offset() + " " + attach.detachPrefix();
            } else {
                throw new AssertionError(message);
            }
        }
        return out.toString(UTF_8) + "|" + err.toString(UTF_8) + "|" + end;
    }

    @Test
    void theSocketIsForItsOwnerOnly() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void runsACommandAndTellsItsExitCode() throws IOException {
        try (FrameChannel channel = run("start", "-d", "bash")) {
            assertThat(rest(channel)).isEqualTo("5e50001\n||0");
        }
        try (FrameChannel channel = run("stop", "fff")) {
            assertThat(rest(channel))
                    .isEqualTo("|error: session not found or failed to stop: fff (see: ithaca ls)\n|1");
        }
    }

    @Test
    void handsAnAttachingClientOver() throws IOException {
        services.sessions.output("abc0001").removeBefore(7);
        try (FrameChannel channel = run("attach")) {
            assertThat(rest(channel)).isEqualTo("||attach abc0001 7 29");
        }
    }

    @Test
    void tellsAClientTheDetachKeyOfTheMoment() throws IOException {
        services.sessions.output("abc0001").removeBefore(7);
        services.detachPrefix = 1;
        try (FrameChannel channel = run("attach")) {
            assertThat(rest(channel)).isEqualTo("||attach abc0001 7 1");
        }
    }

    @Test
    void asksForInputOnlyWhenACommandReads() throws IOException {
        try (FrameChannel channel = run("ls", "--json")) {
            assertThat(rest(channel)).endsWith("||0");
        }
        try (FrameChannel channel = run("send", "abc")) {
            ByteBuffer payload = channel.receive();
            assertThat(CommandMessage.read(channel.type(), payload)).isInstanceOf(InputWanted.class);
            channel.send(new Input("hi\n".getBytes(UTF_8)).frame());
            payload = channel.receive();
            assertThat(CommandMessage.read(channel.type(), payload)).isInstanceOf(InputWanted.class);
            channel.send(new Input(new byte[0]).frame());
            assertThat(rest(channel)).startsWith("Input sent").endsWith("||0");
        }
        assertThat(services.sessions.typedInto("abc0001")).isEqualTo("hi\n");
    }

    @Test
    void refusesInputThatNobodyAskedFor() throws IOException {
        try (FrameChannel channel = run("wait", "abc")) {
            channel.send(new Input("hi".getBytes(UTF_8)).frame());
            assertThat(rest(channel)).contains("2 bytes of input refused");
        }
    }

    @Test
    void interruptEndsACommandWith130() throws IOException {
        try (FrameChannel channel = run("wait", "abc")) {
            await().until(() -> threads.stream()
                    .anyMatch(thread -> thread.getName().startsWith("command-")
                            && thread.getState() == Thread.State.TIMED_WAITING));
            channel.send(new Interrupt().frame());
            assertThat(rest(channel)).isEqualTo("||130");
        }
    }

    @Test
    void aClientThatVanishesEndsItsCommand() throws IOException {
        FrameChannel channel = run("logs", "abc", "--follow");
        await().until(() -> threads.stream().anyMatch(thread -> thread.getName().startsWith("command-")));
        channel.close();
        await().until(() -> threads.stream()
                .filter(thread -> !thread.getName().equals("command-accept"))
                .noneMatch(Thread::isAlive));
        assertServes();
    }

    @Test
    void aClientThatDoesNotReadBlocksNobodyElse() throws IOException {
        services.sessions.output("abc0001").write("x".repeat(8 * 1024 * 1024));
        try (FrameChannel stuck = run("logs", "abc", "--raw")) {
            assertServes();
            assertThat(rest(stuck)).hasSize(8 * 1024 * 1024 + "||0".length());
        }
    }

    @Test
    void namesAnUnknownVersion() throws IOException {
        try (FrameChannel channel = FrameChannel.connect(socket)) {
            channel.send(new Run(9, "9.9", List.of("ls"), "/", Map.of(), 0, 0, 0).frame());
            assertThat(rest(channel))
                    .contains("this client (9.9) speaks protocol version 9, the daemon version 1")
                    .endsWith("|1");
        }
    }

    @Test
    void refusesRubbish() throws IOException {
        for (byte[] rubbish : List.of(
                "GET / HTTP/1.1\r\n\r\n".getBytes(UTF_8),
                new byte[] {-1, -1, -1, -1, 0},
                new byte[] {0, 0, 0, 0, 0},
                new byte[] {0, 0, 0, 1, 99},
                new byte[] {0, 0, 0, 2, 2, 0})) {
            try (FrameChannel channel = FrameChannel.connect(socket)) {
                channel.channel().write(ByteBuffer.wrap(rubbish));
                assertThat(rest(channel)).contains("error: ").endsWith("|1");
            }
        }
        try (FrameChannel channel = FrameChannel.connect(socket)) {
            channel.send(new PayloadWriter()
                    .i32(CommandMessage.MAGIC)
                    .u16(1)
                    .i32(Integer.MAX_VALUE)
                    .frame((byte) 1));
            assertThat(rest(channel)).contains("runs past the end of its frame");
        }
        assertServes();
    }

    @Test
    void takesOverTheSocketOfADeadDaemonButNotOfALivingOne() throws IOException {
        assertThatThrownBy(this::start).hasMessageContaining("another daemon serves");
        server.close();
        Files.createFile(socket);
        server = start();
        assertServes();
    }

    @Test
    void servesAgainWhenThereAreThreadsAgain() throws IOException {
        for (String kind : List.of("client-", "command-")) {
            noThreads = name -> name.startsWith(kind);
            try (FrameChannel channel = FrameChannel.connect(socket)) {
                assertThat(askedAndClosed(channel)).isTrue();
            }
            noThreads = name -> false;
            assertServes();
        }
    }

    /** Whether the connection ends without a word, before or after the command was told. */
    private static boolean askedAndClosed(FrameChannel channel) throws IOException {
        try {
            channel.send(new Run(1, "test", List.of("ls"), "/", Map.of(), 0, 0, 0).frame());
            return channel.receive() == null;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void tellsAClientOfAnErrorOfTheMachine() throws IOException {
        services.failure = new OutOfMemoryError("unable to create native thread");
        try (FrameChannel channel = run("ls")) {
            assertThat(rest(channel))
                    .contains("the command failed in the daemon")
                    .contains("unable to create native thread")
                    .endsWith("|1");
        }
    }

    private void assertServes() throws IOException {
        try (FrameChannel channel = run("ls", "--json")) {
            assertThat(rest(channel)).endsWith("||0");
        }
    }
}
