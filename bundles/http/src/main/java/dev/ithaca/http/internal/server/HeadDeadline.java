// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Ends connections whose request heads do not arrive in time. Jetty's own timeout begins anew with every byte, so that one now
 * and then would hold a connection for good. A new connection has the time for its first head, TLS and all; one that has
 * served a request may rest (the idle timeout ends it), but a head that has begun must come to its end.
 */
final class HeadDeadline implements Connection.Listener, HttpConfiguration.Customizer {
    private final long nanos;
    private final LongSupplier clock;

    /** As many as there are connections, and they are bounded. */
    private final Map<Connection, Watch> watches = new ConcurrentHashMap<>();

    /**
     * @param nanos how long a head may take
     * @param clock the time in nanoseconds
     */
    HeadDeadline(long nanos, LongSupplier clock) {
        this.nanos = nanos;
        this.clock = clock;
    }

    @Override
    public void onOpened(Connection connection) {
        watches.put(connection, new Watch(clock.getAsLong()));
    }

    @Override
    public void onClosed(Connection connection) {
        watches.remove(connection);
    }

    /** The head is there. */
    @Override
    public Request customize(Request request, HttpFields.Mutable headers) {
        Connection connection = request.getConnectionMetaData().getConnection();
        Watch watch = watches.get(connection);
        if (watch != null) {
            watch.serve();
            Request.addCompletionListener(request, failure -> watch.rest(connection.getBytesIn()));
        }
        return request;
    }

    /** Ends those that are late; called now and then. */
    void sweep() {
        long now = clock.getAsLong();
        watches.forEach((connection, watch) -> {
            Long begun = watch.begun(connection.getBytesIn(), now);
            if (begun != null && now - begun > nanos) {
                connection.getEndPoint().close();
            }
        });
    }

    /** One connection: since when a head is being awaited, if one is. */
    private static final class Watch {
        private @Nullable Long begun;
        private boolean serving;
        private long bytes;

        Watch(long opened) {
            begun = opened;
        }

        synchronized void serve() {
            serving = true;
            begun = null;
        }

        synchronized void rest(long read) {
            serving = false;
            bytes = read;
        }

        synchronized @Nullable Long begun(long read, long now) {
            if (begun == null && !serving && read != bytes) {
                begun = now;
            }
            return begun;
        }
    }
}
