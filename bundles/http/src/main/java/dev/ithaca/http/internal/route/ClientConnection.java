// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.route;

import jakarta.servlet.ServletRequest;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;

/** The connection of a request, for what a servlet cannot say. */
public final class ClientConnection {
    private final EndPoint endPoint;

    private ClientConnection(EndPoint endPoint) {
        this.endPoint = endPoint;
    }

    public static ClientConnection of(ServletRequest request) {
        return new ClientConnection(ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint());
    }

    /** Ends it in the middle of an answer. A servlet would end the answer in good order, and its client take it for whole. */
    public void breakOff() {
        endPoint.close();
    }

    /**
     * Bears with a client that neither sends nor takes anything for so long only.
     *
     * @return how long it was borne with before
     */
    long patience(long millis) {
        long before = endPoint.getIdleTimeout();
        endPoint.setIdleTimeout(millis);
        return before;
    }
}
