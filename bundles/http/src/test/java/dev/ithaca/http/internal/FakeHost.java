// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import static org.awaitility.Awaitility.await;

import dev.ithaca.wire.FrameChannel;
import dev.ithaca.wire.host.AttachMessage;
import dev.ithaca.wire.host.ExitStatus;
import dev.ithaca.wire.host.HostProtocol;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A pty-host that has one session with a given output and serves it as fast as it is read; keys are kept, and echoed if the
 * test wants that.
 */
final class FakeHost implements AutoCloseable {
    private static final int PIECE = 48 * 1024;
    private static final int SEND_BUFFER = 64 * 1024;

    /**
     * How much can be between this host and what its client gives away: the socket's buffer, which the kernel makes twice as
     * large as it is told, and passes by one packet of half of it at most; and the client's decoder, which doubles once to hold
     * a frame.
     */
    static final long ON_THE_WAY = 3 * SEND_BUFFER + 2 * (PIECE + 64);

    final List<AttachMessage.Attach> attached = new CopyOnWriteArrayList<>();
    final List<AttachMessage.Resize> resizes = new CopyOnWriteArrayList<>();
    final ByteArrayOutputStream typed = new ByteArrayOutputStream();
    final AtomicLong sent = new AtomicLong();
    private final Path socket;
    private final ServerSocketChannel server;
    private final byte[] output;
    private final List<FrameChannel> clients = new CopyOnWriteArrayList<>();
    private volatile boolean endless;

    FakeHost(byte[] output) throws IOException {
        this.output = output;
        socket = Files.createTempDirectory("ithaca-host").resolve("host.sock");
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        start(this::accept);
    }

    /** Sends the output again and again. */
    FakeHost endless() {
        endless = true;
        return this;
    }

    String socket() {
        return socket.toString();
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "fake-host");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel channel = server.accept();
                channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
                FrameChannel client = new FrameChannel(channel);
                clients.add(client);
                start(() -> serve(client));
            }
        } catch (IOException e) {
            return; // closed
        }
    }

    private void serve(FrameChannel client) {
        try (client) {
            HostProtocol.Hello.read(typeAfter(client), payload);
            client.send(new HostProtocol.Welcome(HostProtocol.VERSION, "b1", 1).frame());
            for (ByteBuffer next = client.receive(); next != null; next = client.receive()) {
                message(client, AttachMessage.read(client.type(), next));
            }
        } catch (IOException e) {
            return; // gone
        }
    }

    private ByteBuffer payload = ByteBuffer.allocate(0);

    private byte typeAfter(FrameChannel client) throws IOException {
        payload = client.receive();
        return client.type();
    }

    private void message(FrameChannel client, AttachMessage message) throws IOException {
        if (message instanceof AttachMessage.Attach attach) {
            attached.add(attach);
            client.send(new AttachMessage.Attached(attach.fromOffset(), 24, 80, false).frame());
            client.send(new AttachMessage.Termios(true, false).frame());
            start(() -> stream(client, attach.fromOffset()));
        } else if (message instanceof AttachMessage.Input input) {
            synchronized (typed) {
                typed.writeBytes(input.bytes());
            }
        } else if (message instanceof AttachMessage.Resize resize) {
            resizes.add(resize);
        }
    }

    private void stream(FrameChannel client, long from) {
        long offset = from;
        try {
            while (endless || offset < output.length) {
                int at = (int) (offset % output.length);
                byte[] piece = Arrays.copyOfRange(output, at, Math.min(output.length, at + PIECE));
                client.send(new AttachMessage.Data(offset, piece).frame());
                offset += piece.length;
                sent.addAndGet(piece.length);
            }
        } catch (IOException e) {
            return; // gone
        }
    }

    /** Waits until nothing more is taken from it; how much it has sent then. */
    long rests() {
        AtomicLong last = new AtomicLong(-1);
        await().pollInterval(Duration.ofMillis(300))
                .atMost(Duration.ofSeconds(20))
                .until(() -> last.getAndSet(sent.get()) == sent.get());
        return last.get();
    }

    String typed() {
        synchronized (typed) {
            return typed.toString(StandardCharsets.UTF_8);
        }
    }

    void end(int code) throws IOException {
        for (FrameChannel client : clients) {
            client.send(new AttachMessage.Ended(new ExitStatus(code, 0, ExitStatus.Requested.NOTHING, 1)).frame());
        }
    }

    void die() throws IOException {
        for (FrameChannel client : clients) {
            client.close();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        die();
        Files.deleteIfExists(socket);
    }
}
