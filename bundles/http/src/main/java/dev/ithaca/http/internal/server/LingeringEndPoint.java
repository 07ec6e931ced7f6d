// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.server;

import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.thread.Scheduler;

/** A connection that is not reset when it is closed; see {@link Lingering}. */
final class LingeringEndPoint extends SocketChannelEndPoint {
    private final Lingering lingering;
    private volatile SelectionKey key;
    private volatile boolean lingers;

    LingeringEndPoint(
            SocketChannel channel,
            ManagedSelector selector,
            SelectionKey key,
            Scheduler scheduler,
            Lingering lingering) {
        super(channel, selector, key, scheduler);
        this.key = key;
        this.lingering = lingering;
    }

    @Override
    public void replaceKey(SelectionKey other) {
        super.replaceKey(other);
        key = other;
    }

    @Override
    public boolean isOpen() {
        return !lingers && super.isOpen();
    }

    @Override
    public void doClose() {
        lingers = true;
        key.cancel();
        if (!lingering.take(getChannel())) {
            super.doClose();
        }
    }
}
