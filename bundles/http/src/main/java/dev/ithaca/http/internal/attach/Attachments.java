// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.attach;

import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.http.internal.route.EndedPrincipals;
import dev.ithaca.session.api.SessionService;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** All WebSockets: how many there may be, that they are kept alive, and that they end with whom they belong to. */
public final class Attachments implements AutoCloseable {
    static final int MOST = 1_000;
    private static final int PING_SECONDS = 20;

    private final Set<AttachSocket> sockets = ConcurrentHashMap.newKeySet();
    private final WorkerPools pools;
    private final Feeds feeds;
    private final HostLoop loop;
    private final EndedPrincipals ended;
    private final Future<?> pings;

    public Attachments(SessionService sessions, WorkerPools pools, EndedPrincipals ended) {
        this.pools = pools;
        this.ended = ended;
        loop = new HostLoop(pools::newThread);
        feeds = new Feeds(sessions, pools, loop);
        pings = pools.timers()
                .scheduleWithFixedDelay(
                        () -> pools.common().execute(this::ping), PING_SECONDS, PING_SECONDS, TimeUnit.SECONDS);
    }

    /** Makes the endpoint of a new WebSocket. */
    public AttachSocket socket(AttachPlan plan) {
        return new AttachSocket(plan, this, feeds, pools.common());
    }

    boolean add(AttachSocket socket) {
        return sockets.size() < MOST && sockets.add(socket);
    }

    boolean hasEnded(String principal) {
        return ended.has(principal);
    }

    void remove(AttachSocket socket) {
        sockets.remove(socket);
    }

    public int count() {
        return sockets.size();
    }

    /** A browser whose window is hidden sends nothing by itself; its answer shows that it lives. */
    private void ping() {
        sockets.forEach(AttachSocket::ping);
    }

    /** Ends all that a principal has open. */
    public void revoke(String principal) {
        sockets.stream().filter(socket -> socket.belongsTo(principal)).forEach(AttachSocket::revoke);
    }

    @Override
    public void close() {
        pings.cancel(false);
        sockets.forEach(AttachSocket::goAway);
        loop.close();
    }
}
