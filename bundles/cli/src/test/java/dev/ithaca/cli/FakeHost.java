// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.cli;

import dev.ithaca.wire.FrameChannel;
import dev.ithaca.wire.command.CommandMessage;
import dev.ithaca.wire.host.AttachMessage;
import dev.ithaca.wire.host.ExitStatus;
import dev.ithaca.wire.host.HostProtocol;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A daemon that answers every command with an attach, and the host that it hands the client to; a test writes the script. */
final class FakeHost implements AutoCloseable {
    private final Path state;
    private final ServerSocketChannel daemon;
    private final ServerSocketChannel host;
    final BlockingQueue<AttachMessage> received = new LinkedBlockingQueue<>();
    private final BlockingQueue<FrameChannel> attached = new LinkedBlockingQueue<>();
    private FrameChannel client;
    private final boolean old;
    private long offset = 100;

    FakeHost(Path state, String snapshot, boolean readOnly) throws IOException {
        this(state, snapshot, readOnly, false);
    }

    private FakeHost(Path state, String snapshot, boolean readOnly, boolean old) throws IOException {
        this.state = state;
        this.old = old;
        Files.createDirectories(state.resolve("run"));
        daemon = listen("ithaca.sock");
        host = listen("host.sock");
        thread(() -> serveDaemon(snapshot, readOnly));
        thread(this::serveHost);
    }

    /** A host from before attach messages had wishes. */
    static FakeHost old(Path state) throws IOException {
        return new FakeHost(state, "", false, true);
    }

    private ServerSocketChannel listen(String name) throws IOException {
        return ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(state.resolve("run").resolve(name)));
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void thread(Task task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (IOException e) {
                        return; // the test is over
                    }
                },
                "fake-host");
        thread.setDaemon(true);
        thread.start();
    }

    private void serveDaemon(String snapshot, boolean readOnly) throws IOException {
        try (FrameChannel channel = new FrameChannel(daemon.accept())) {
            channel.receive();
            channel.send(new CommandMessage.Attach(
                            "abc1234",
                            state.resolve("run/host.sock").toString(),
                            new byte[] {1},
                            offset,
                            snapshot.getBytes(StandardCharsets.UTF_8),
                            readOnly,
                            0x1d)
                    .frame());
            channel.receive();
        }
    }

    private void serveHost() throws IOException {
        while (host.isOpen()) {
            serve(new FrameChannel(host.accept()));
        }
    }

    private void serve(FrameChannel channel) throws IOException {
        ByteBuffer hello = channel.receive();
        HostProtocol.Hello.read(channel.type(), hello);
        channel.send(new HostProtocol.Welcome(HostProtocol.VERSION, "test", 1).frame());
        for (ByteBuffer payload = channel.receive(); payload != null; payload = channel.receive()) {
            AttachMessage message = AttachMessage.read(channel.type(), payload);
            received.add(message);
            if (message instanceof AttachMessage.Attach attach) {
                if (old && attach.notices()) {
                    channel.send(new AttachMessage.Refused("1 bytes too many in a frame").frame());
                    break;
                }
                channel.send(new AttachMessage.Attached(offset, 24, 80, false).frame());
                attached.add(channel);
            }
        }
        channel.close();
    }

    /** Waits until the client is attached. */
    void awaitClient() throws InterruptedException {
        client = attached.poll(20, TimeUnit.SECONDS);
        if (client == null) {
            throw new AssertionError("no client attached");
        }
    }

    void write(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        client.send(new AttachMessage.Data(offset, bytes).frame());
        offset += bytes.length;
    }

    void write(byte[] bytes, int from, int length) throws IOException {
        client.send(new AttachMessage.Data(offset, Arrays.copyOfRange(bytes, from, from + length)).frame());
        offset += length;
    }

    void notice(String text) throws IOException {
        client.send(new AttachMessage.Notice(text).frame());
    }

    void end(int code, int signal) throws IOException {
        client.send(new AttachMessage.Ended(new ExitStatus(code, signal, ExitStatus.Requested.NOTHING, 0)).frame());
    }

    void vanish() throws IOException {
        client.close();
    }

    /** Waits for a message of a kind, passing over others. */
    <M extends AttachMessage> M await(Class<M> kind) throws InterruptedException {
        while (true) {
            AttachMessage message = received.poll(20, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("no " + kind.getSimpleName());
            }
            if (kind.isInstance(message)) {
                return kind.cast(message);
            }
        }
    }

    @Override
    public void close() throws IOException {
        daemon.close();
        host.close();
    }
}
