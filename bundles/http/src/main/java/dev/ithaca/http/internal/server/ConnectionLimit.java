// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.server;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Predicate;
import org.eclipse.jetty.io.SelectorManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many connections may be open, in all and of one client. One too many is closed where it is accepted, before anything is
 * made for it. An address that many clients have counts for the bound of all only; an IPv6 client is its network of 64 bits,
 * since it has all addresses of that. From any thread.
 */
final class ConnectionLimit implements SelectorManager.AcceptListener {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionLimit.class);
    private static final int NETWORK_BYTES = 8;
    private static final String MANY = "";

    private final int most;
    private final int mostOfOne;
    private final Predicate<InetAddress> many;
    private final Map<SelectableChannel, String> open = new HashMap<>();
    private final Map<String, Integer> ofOne = new HashMap<>();
    private boolean full;

    /**
     * @param most how many in all
     * @param mostOfOne how many of one client
     * @param many whether an address is that of many clients
     */
    ConnectionLimit(int most, int mostOfOne, Predicate<InetAddress> many) {
        this.most = most;
        this.mostOfOne = mostOfOne;
        this.many = many;
    }

    @Override
    public void onAccepting(SelectableChannel channel) {
        if (!enter(channel)) {
            try {
                channel.close();
            } catch (IOException e) {
                LOG.debug("a refused connection did not close", e);
            }
        }
    }

    private boolean enter(SelectableChannel channel) {
        String client;
        try {
            client = client(((InetSocketAddress) ((SocketChannel) channel).getRemoteAddress()).getAddress());
        } catch (IOException | NullPointerException e) {
            return false; // gone already
        }
        synchronized (this) {
            boolean fullNow = open.size() >= most;
            if (fullNow && !full) {
                LOG.warn("HTTP refuses connections: {} are open", most);
            }
            full = fullNow || (full && open.size() > most * 3 / 4);
            boolean one = !client.equals(MANY);
            if (fullNow || (one && ofOne.getOrDefault(client, 0) >= mostOfOne)) {
                return false;
            }
            open.put(channel, client);
            if (one) {
                ofOne.merge(client, 1, Integer::sum);
            }
            return true;
        }
    }

    String client(InetAddress address) {
        if (many.test(address)) {
            return MANY;
        }
        byte[] bytes = address.getAddress();
        return HexFormat.of().formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
    }

    @Override
    public void onAcceptFailed(SelectableChannel channel, Throwable cause) {
        leave(channel);
    }

    @Override
    public void onClosed(SelectableChannel channel) {
        leave(channel);
    }

    private synchronized void leave(SelectableChannel channel) {
        String client = open.remove(channel);
        if (client != null && !client.equals(MANY)) {
            ofOne.computeIfPresent(client, (key, count) -> count == 1 ? null : count - 1);
        }
    }

    synchronized int count() {
        return open.size();
    }
}
