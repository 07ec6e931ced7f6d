// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ConnectionLimitTest {
    private final List<SocketChannel> channels = new ArrayList<>();
    private ServerSocketChannel server;

    @BeforeEach
    void listen() throws IOException {
        server = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        for (SocketChannel channel : channels) {
            channel.close();
        }
    }

    /** Accepted from an address of this machine's own net, each of which stands for another client here. */
    private SocketChannel from(String address) throws IOException {
        SocketChannel client = SocketChannel.open().bind(new InetSocketAddress(address, 0));
        client.connect(server.getLocalAddress());
        channels.add(client);
        SocketChannel accepted = server.accept();
        channels.add(accepted);
        return accepted;
    }

    private SocketChannel enter(ConnectionLimit limit, String address) throws IOException {
        SocketChannel channel = from(address);
        limit.onAccepting(channel);
        return channel;
    }

    @Test
    void closesWhatIsTooManyOfAll() throws IOException {
        ConnectionLimit limit = new ConnectionLimit(3, 10, address -> false);
        List<SocketChannel> in =
                List.of(enter(limit, "127.0.0.2"), enter(limit, "127.0.0.3"), enter(limit, "127.0.0.4"));

        assertThat(enter(limit, "127.0.0.5").isOpen()).isFalse();
        assertThat(in).allMatch(SocketChannel::isOpen);

        limit.onClosed(in.get(0));
        assertThat(enter(limit, "127.0.0.5").isOpen()).isTrue();
        assertThat(limit.count()).isEqualTo(3);
    }

    @Test
    void closesWhatIsTooManyOfOneClientOnly() throws IOException {
        ConnectionLimit limit = new ConnectionLimit(10, 2, address -> false);
        SocketChannel first = enter(limit, "127.0.0.2");
        enter(limit, "127.0.0.2");

        assertThat(enter(limit, "127.0.0.2").isOpen()).isFalse();
        assertThat(enter(limit, "127.0.0.3").isOpen()).isTrue();

        limit.onAcceptFailed(first, new IOException());
        limit.onClosed(first);
        assertThat(enter(limit, "127.0.0.2").isOpen()).isTrue();
        assertThat(enter(limit, "127.0.0.2").isOpen()).isFalse();
    }

    @Test
    void countsAnAddressOfManyForAllOnly() throws Exception {
        InetAddress proxy = InetAddress.getByName("127.0.0.2");
        ConnectionLimit limit = new ConnectionLimit(5, 2, proxy::equals);
        for (int i = 0; i < 5; i++) {
            assertThat(enter(limit, "127.0.0.2").isOpen()).isTrue();
        }
        assertThat(enter(limit, "127.0.0.2").isOpen()).isFalse();
    }

    @Test
    void takesANetworkOfTheNewerKindForOneClient() throws Exception {
        ConnectionLimit limit = new ConnectionLimit(5, 2, address -> false);

        assertThat(limit.client(InetAddress.getByName("2001:db8:1:2::1")))
                .isEqualTo(limit.client(InetAddress.getByName("2001:db8:1:2:ffff::9")))
                .isNotEqualTo(limit.client(InetAddress.getByName("2001:db8:1:3::1")));
    }
}
