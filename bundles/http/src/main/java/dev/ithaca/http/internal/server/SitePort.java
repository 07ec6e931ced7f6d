// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.server;

import java.io.IOException;
import java.util.function.Function;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the port when there is a server for it and a site behind it, whichever comes last, and closes it with either. */
final class SitePort {
    private static final Logger LOG = LoggerFactory.getLogger(SitePort.class);

    /** Who wants to know. */
    interface Listener {
        void opened(int port);

        void closed();

        void failed(IOException reason);
    }

    private final Function<Server, SiteConnector> maker;
    private final Listener listener;
    private @Nullable SiteConnector connector;
    private boolean allowed;
    private int sites;

    /**
     * @param maker makes the port of a server, not open yet
     */
    SitePort(Function<Server, SiteConnector> maker, Listener listener) {
        this.maker = maker;
        this.listener = listener;
    }

    /** Lets the port open from now on: the settings are good. */
    synchronized void allow() {
        allowed = true;
    }

    /** Takes the place of the ports that a server has; it starts what it is given, which opens nothing by itself. */
    synchronized Connector of(Server server) {
        for (Connector other : server.getConnectors()) {
            try {
                other.stop();
            } catch (Exception e) {
                LOG.warn("{} did not close", other, e);
            }
            server.removeConnector(other);
        }
        SiteConnector made = maker.apply(server);
        connector = made;
        if (sites > 0) {
            open(made);
        }
        return made;
    }

    /** A site is behind the server now, or one is so no more; a new one can come before the last has gone. */
    synchronized void served(boolean now) {
        sites += now ? 1 : -1;
        SiteConnector port = connector;
        if (port != null && now && sites == 1) {
            open(port);
        } else if (port != null && sites == 0) {
            close(port);
        }
    }

    /** Closes it for good. */
    synchronized void end() {
        allowed = false;
        SiteConnector port = connector;
        if (port != null) {
            close(port);
        }
    }

    private void open(SiteConnector port) {
        if (!allowed) {
            return;
        }
        try {
            port.admit();
            listener.opened(port.getLocalPort());
        } catch (IOException e) {
            listener.failed(e);
        } catch (Exception e) {
            listener.failed(new IOException(e));
        }
    }

    private void close(SiteConnector port) {
        listener.closed();
        try {
            port.shut();
        } catch (Exception e) {
            LOG.warn("the port did not close", e);
        }
    }
}
