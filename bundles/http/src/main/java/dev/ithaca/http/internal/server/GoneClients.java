// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.server;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.HttpChannel;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a client has closed while its answer is awaited or made. Jetty reads nothing from a connection that it serves,
 * so that it would find out only when it writes: after a wait, a search or a rendering for nobody. Who closes only his own side
 * before the answer counts as gone too.
 */
final class GoneClients implements HttpConfiguration.Customizer {
    /** As many as there are connections. */
    private final Set<Request> served = ConcurrentHashMap.newKeySet();

    @Override
    public Request customize(Request request, HttpFields.Mutable headers) {
        served.add(request);
        Request.addCompletionListener(request, failure -> served.remove(request));
        return request;
    }

    /** Ends the requests of those who are gone; called now and then. */
    void sweep() {
        served.removeIf(GoneClients::endIfGone);
    }

    private static boolean endIfGone(Request request) {
        SiteEndPoint endPoint = endPoint(request);
        if (endPoint == null || !endPoint.isClientGone()) {
            return false;
        }
        EofException gone = new EofException("the client has gone");
        Runnable failure = HttpChannel.from(request).onRemoteFailure(gone);
        if (failure != null) {
            failure.run();
        }
        endPoint.close(gone);
        return true;
    }

    private static @Nullable SiteEndPoint endPoint(Request request) {
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        if (endPoint instanceof SslConnection.SslEndPoint tls) {
            endPoint = tls.getSslConnection().getEndPoint();
        }
        return endPoint instanceof SiteEndPoint ours ? ours : null;
    }
}
