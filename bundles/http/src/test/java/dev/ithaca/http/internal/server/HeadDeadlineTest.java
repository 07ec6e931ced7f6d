// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.ByteArrayEndPoint;
import org.junit.jupiter.api.Test;

final class HeadDeadlineTest {
    private static final long NANOS = 1_000;

    private long now;
    private final HeadDeadline heads = new HeadDeadline(NANOS, () -> now);

    private static final class Client extends AbstractConnection {
        long read;

        Client() {
            super(new ByteArrayEndPoint(), Runnable::run);
        }

        @Override
        public long getBytesIn() {
            return read;
        }

        @Override
        public void onFillable() {
            throw new AssertionError("nothing is read");
        }

        boolean isConnected() {
            return getEndPoint().isOpen();
        }
    }

    private Client connect() {
        Client client = new Client();
        heads.onOpened(client);
        return client;
    }

    @Test
    void givesTheFirstHeadItsTimeAndNoMore() {
        Client first = connect();
        now += NANOS / 2;
        Client second = connect();
        now += NANOS / 2;
        heads.sweep();
        assertThat(first.isConnected()).as("to the last moment").isTrue();

        now++;
        heads.sweep();

        assertThat(first.isConnected()).isFalse();
        assertThat(second.isConnected()).isTrue();
    }

    @Test
    void countsFromTheBeginningHoweverManyBytesCome() {
        Client client = connect();
        for (int i = 0; i < 10; i++) {
            now += NANOS / 10;
            client.read++;
            heads.sweep();
            assertThat(client.isConnected()).isTrue();
        }
        now++;
        client.read++;
        heads.sweep();

        assertThat(client.isConnected()).isFalse();
    }

    @Test
    void forgetsWhatWasClosed() {
        Client client = connect();
        heads.onClosed(client);
        now += 2 * NANOS;

        heads.sweep();

        assertThat(client.isConnected()).isTrue();
    }
}
