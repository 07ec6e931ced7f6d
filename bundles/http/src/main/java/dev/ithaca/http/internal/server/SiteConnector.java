// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.server;

import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.http.internal.guard.ClientAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/**
 * The port of the site, with its bounds. Whoever starts it opens nothing until it is wanted, which is while the site is behind
 * it.
 */
public final class SiteConnector extends ServerConnector {
    private static final int IDLE_MILLIS = 60_000;
    private static final int HEADER_BYTES = 16 * 1024;
    private static final int ACCEPTING_SECONDS = 2;
    private static final int HEADS_SECONDS = 1;
    private static final int GONE_SECONDS = 3;

    private final WorkerPools pools;
    private final HeadDeadline heads;
    private final GoneClients gone;
    private final ConnectionLimit limit;
    private final Lingering lingering;
    /** Taken while the one acceptor waits: until it has come back the kernel holds the port, closed or not. */
    private final Semaphore accepting = new Semaphore(1);

    private List<Future<?>> sweeps = List.of();
    private volatile boolean wanted;

    /**
     * How much of everything there may be.
     *
     * @param connections open connections in all
     * @param ofOneClient of them, those of one far client
     * @param headMillis how long the head of a request may take
     */
    public record Bounds(int connections, int ofOneClient, long headMillis) {
        /** Enough for a thousand pages with their streams, as far as the process may open files. */
        public static Bounds ofThisProcess() {
            return new Bounds(FileLimit.connections(3_000), 128, 15_000);
        }
    }

    /**
     * Makes a port that is not open, with the keys that the settings name.
     *
     * @throws IOException if they cannot be read, with a reason for the user
     */
    public static SiteConnector of(Server server, HttpSettings settings, Bounds bounds, WorkerPools pools)
            throws IOException {
        return of(server, settings, bounds, pools, System::nanoTime);
    }

    /**
     * As {@link #of(Server, HttpSettings, Bounds, WorkerPools)}, by another clock.
     *
     * @param clock the time in nanoseconds by which heads are late
     */
    public static SiteConnector of(
            Server server, HttpSettings settings, Bounds bounds, WorkerPools pools, LongSupplier clock)
            throws IOException {
        return new SiteConnector(
                server, settings, settings.tls() ? ServerKeys.read(settings) : null, bounds, pools, clock);
    }

    /**
     * Makes a port that is not open.
     *
     * @param keys for TLS, null for none
     */
    SiteConnector(Server server, HttpSettings settings, @Nullable ServerKeys keys, Bounds bounds, WorkerPools pools) {
        this(server, settings, keys, bounds, pools, System::nanoTime);
    }

    private SiteConnector(
            Server server,
            HttpSettings settings,
            @Nullable ServerKeys keys,
            Bounds bounds,
            WorkerPools pools,
            LongSupplier clock) {
        this(
                server,
                keys,
                new HeadDeadline(TimeUnit.MILLISECONDS.toNanos(bounds.headMillis()), clock),
                new GoneClients(),
                new ConnectionLimit(bounds.connections(), bounds.ofOneClient(), many(settings)),
                pools);
        setHost(settings.bind());
        setPort(settings.port());
        setIdleTimeout(IDLE_MILLIS);
        addBean(limit);
    }

    private SiteConnector(
            Server server,
            @Nullable ServerKeys keys,
            HeadDeadline heads,
            GoneClients gone,
            ConnectionLimit limit,
            WorkerPools pools) {
        super(server, 1, 1, factories(keys, heads, gone));
        this.heads = heads;
        this.gone = gone;
        this.limit = limit;
        this.pools = pools;
        lingering = new Lingering(pools);
    }

    /** Behind a trusted proxy, and on this machine, are many clients at one address. */
    private static Predicate<InetAddress> many(HttpSettings settings) {
        ClientAddress clients = new ClientAddress(settings.trustedProxies());
        return address -> address.isLoopbackAddress() || clients.isTrusted(address);
    }

    private static ConnectionFactory[] factories(@Nullable ServerKeys keys, HeadDeadline heads, GoneClients gone) {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setRequestHeaderSize(HEADER_BYTES);
        configuration.addCustomizer(heads);
        configuration.addCustomizer(gone);
        configuration.addCustomizer(new HardenedAnswers());
        HttpConnectionFactory http = new HttpConnectionFactory(configuration);
        http.addEventListener(heads);
        if (keys == null) {
            return new ConnectionFactory[] {http};
        }
        // The guard asks for the name in the Host header, and says what is wrong with it; Jetty would only say that SNI
        // is.
        SecureRequestCustomizer secure = new SecureRequestCustomizer();
        secure.setSniHostCheck(false);
        configuration.addCustomizer(secure);
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStore(keys.store());
        tls.setKeyStorePassword(keys.password());
        tls.setKeyManagerPassword(keys.password());
        tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        tls.setRenegotiationAllowed(false);
        return new ConnectionFactory[] {new SslConnectionFactory(tls, http.getProtocol()), http};
    }

    /** Opens the port for whoever comes. */
    public void admit() throws Exception {
        wanted = true;
        start();
    }

    /** Closes the port, and all connections with it. */
    public void shut() throws Exception {
        wanted = false;
        stop();
    }

    /** How many connections are open. */
    public int connections() {
        return limit.count();
    }

    @Override
    protected void doStart() throws Exception {
        if (!wanted) {
            throw new StopException();
        }
        super.doStart();
        sweeps = List.of(every(HEADS_SECONDS, heads::sweep), every(GONE_SECONDS, gone::sweep));
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key) {
        SocketChannelEndPoint made = new SiteEndPoint(channel, selector, key, getScheduler(), getExecutor(), lingering);
        made.setIdleTimeout(getIdleTimeout());
        return made;
    }

    private Future<?> every(int seconds, Runnable sweep) {
        return pools.timers()
                .scheduleWithFixedDelay(
                        () -> {
                            try {
                                pools.common().execute(sweep);
                            } catch (RejectedExecutionException e) {
                                LOG.debug("connections are looked after later: the daemon is busy");
                            }
                        },
                        seconds,
                        seconds,
                        TimeUnit.SECONDS);
    }

    @Override
    public void accept(int acceptor) throws IOException {
        accepting.acquireUninterruptibly();
        try {
            super.accept(acceptor);
        } finally {
            accepting.release();
        }
    }

    @Override
    protected void doStop() throws Exception {
        sweeps.forEach(sweep -> sweep.cancel(false));
        super.doStop();
        lingering.close();
        if (accepting.tryAcquire(ACCEPTING_SECONDS, TimeUnit.SECONDS)) {
            accepting.release();
        } else {
            LOG.warn("a thread still waits for connections at a port that is closed");
        }
    }
}
