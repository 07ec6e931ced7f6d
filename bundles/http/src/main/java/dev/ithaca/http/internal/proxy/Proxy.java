// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.proxy;

import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.http.internal.route.Exchange;
import dev.ithaca.http.internal.route.HttpErrorCode;
import dev.ithaca.http.internal.route.Problem;
import dev.ithaca.http.internal.route.Reply;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Requests to apps of other servers. Nothing is followed, nothing is remembered, and no proxy of the environment is used. */
public final class Proxy implements AutoCloseable {
    private static final int MOST = 64;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int LOOKUPS = 4;
    private static final int LOOKUP_SECONDS = 10;

    static {
        // A server on a pinned address is told its name by a header that the client keeps to itself otherwise. The
        // daemon is
        // started with this; elsewhere it counts if nobody has used the client before.
        if (System.getProperty("jdk.httpclient.allowRestrictedHeaders") == null) {
            System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
        }
    }

    private final WorkerPools pools;
    private final AddressRules rules;
    private final ThreadPoolExecutor lookups;
    private final Set<Open> open = ConcurrentHashMap.newKeySet();
    private @Nullable HttpClient client;

    /** Something that goes on until it is ended: an answer or a WebSocket. */
    interface Open {
        /** For whom it is. */
        String principal();

        void end();
    }

    /**
     * @param ownPort whether a port is the daemon's own
     */
    public Proxy(WorkerPools pools, IntPredicate ownPort) {
        this.pools = pools;
        rules = new AddressRules(InetAddress::getAllByName, ownPort);
        lookups = pools.newPool("http-lookup", LOOKUPS, MOST);
    }

    /**
     * Serves a request of an app.
     *
     * @param entry the app's URL
     * @param base our path of the app, with a slash at its end
     * @param tail what follows it in the request, still encoded
     * @param query the query to send
     */
    public Reply serve(Exchange exchange, URI entry, String base, String tail, String query) {
        Target target = new Target(entry, base, tail, query);
        if ("websocket".equalsIgnoreCase(exchange.request().getHeader("Upgrade"))) {
            return new Bridge(this, exchange, target).begin();
        }
        return new Forwarding(this, exchange, target).begin();
    }

    /** Finds the address of an app's server, or why it is not asked; nobody waits for the one who knows the addresses. */
    CompletableFuture<Pin> find(URI entry) {
        CompletableFuture<Pin> found = new CompletableFuture<>();
        try {
            lookups.execute(() -> {
                try {
                    found.complete(rules.check(entry));
                } catch (RuntimeException e) {
                    found.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            found.completeExceptionally(new Problem(HttpErrorCode.UNAVAILABLE, "too many names are looked up at once")
                    .withHeader("Retry-After", "1"));
        }
        Future<?> late =
                pools.timers().schedule(() -> found.completeExceptionally(silent()), LOOKUP_SECONDS, TimeUnit.SECONDS);
        CompletableFuture<Pin> unused = found.whenComplete((pin, failure) -> late.cancel(false));
        return found;
    }

    static Problem silent() {
        return new Problem(HttpErrorCode.UPSTREAM, "the server of this app does not answer");
    }

    /** Takes a place; it is given back by {@link #leave}. */
    synchronized void enter(Open what) {
        if (open.size() >= MOST) {
            throw new Problem(HttpErrorCode.UNAVAILABLE, "too many requests to apps at once")
                    .withHeader("Retry-After", "5");
        }
        open.add(what);
    }

    void leave(Open what) {
        open.remove(what);
    }

    /** How many answers and WebSockets of apps are open. */
    public int count() {
        return open.size();
    }

    WorkerPools pools() {
        return pools;
    }

    /** Made when it is first needed: most daemons have no such app. */
    synchronized HttpClient client() {
        HttpClient known = client;
        if (known == null) {
            known = HttpClient.newBuilder()
                    .connectTimeout(CONNECT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .version(HttpClient.Version.HTTP_1_1)
                    .executor(pools.common())
                    .build();
            client = known;
        }
        return known;
    }

    /** Ends what a principal has open. */
    public void revoke(String principal) {
        open.stream().filter(each -> each.principal().equals(principal)).forEach(Open::end);
    }

    /** Ends all; the client's own thread ends when the client is collected, which is all that Java 17 offers. */
    @Override
    public void close() {
        open.forEach(Open::end);
        lookups.shutdownNow();
        synchronized (this) {
            client = null;
        }
    }
}
