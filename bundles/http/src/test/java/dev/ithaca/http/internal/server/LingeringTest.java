// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ithaca.http.internal.TestPools;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LingeringTest {
    private final TestPools pools = new TestPools();
    private final Lingering lingering = new Lingering(pools);
    private final List<SocketChannel> clients = new ArrayList<>();
    private ServerSocketChannel server;

    @BeforeEach
    void listen() throws IOException {
        server = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
    }

    @AfterEach
    void close() throws IOException {
        lingering.close();
        server.close();
        for (SocketChannel client : clients) {
            client.close();
        }
        pools.close();
    }

    private SocketChannel accept() throws IOException {
        clients.add(SocketChannel.open(server.getLocalAddress()));
        SocketChannel accepted = server.accept();
        accepted.configureBlocking(false);
        return accepted;
    }

    @Test
    void readsUntilTheClientCloses() throws IOException {
        SocketChannel channel = accept();
        SocketChannel client = clients.get(0);
        channel.write(ByteBuffer.wrap(new byte[] {1}));

        assertThat(lingering.take(channel)).isTrue();
        client.write(ByteBuffer.allocate(1_000_000));

        assertThat(client.read(ByteBuffer.allocate(1))).isEqualTo(1);
        assertThat(client.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        client.close();
        await().until(() -> !channel.isOpen() && lingering.count() == 0);
    }

    @Test
    void waitsForNobodyForLong() throws IOException {
        SocketChannel channel = accept();

        assertThat(lingering.take(channel)).isTrue();

        await().until(() -> !channel.isOpen() && lingering.count() == 0);
    }

    @Test
    void leavesWhoHasClosedToItsCaller() throws IOException {
        SocketChannel channel = accept();
        clients.get(0).close();
        await().until(() -> channel.read(ByteBuffer.allocate(1)) < 0);

        assertThat(lingering.take(channel)).isFalse();
    }

    @Test
    void takesNoMoreThanItsBound() throws IOException {
        for (int i = 0; i < Lingering.MOST; i++) {
            assertThat(lingering.take(accept())).isTrue();
        }

        try (SocketChannel one = accept()) {
            assertThat(lingering.take(one)).isFalse();
        }
    }
}
