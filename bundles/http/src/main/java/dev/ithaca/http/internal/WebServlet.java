// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import dev.ithaca.http.internal.attach.AttachPlan;
import dev.ithaca.http.internal.proxy.BridgePlan;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.websocket.server.JettyServerUpgradeRequest;
import org.eclipse.jetty.ee10.websocket.server.JettyServerUpgradeResponse;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServlet;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServletFactory;
import org.eclipse.jetty.websocket.core.internal.PerMessageDeflateExtension;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;
import org.jspecify.annotations.Nullable;

/**
 * The one servlet. A request becomes a WebSocket only after the site has let it in as a plain request, so that nothing is
 * asked twice or forgotten.
 */
public class WebServlet extends JettyWebSocketServlet {
    private static final long serialVersionUID = 1L;

    private final transient WebSite site;
    private boolean ready;

    public WebServlet(WebSite site) {
        this.site = site;
    }

    /** Jetty's part waits for the first WebSocket: on the whiteboard only a request knows the context that it asks for. */
    @Override
    public void init() {
        // See prepare().
    }

    private synchronized void prepare() throws ServletException {
        if (!ready) {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            // Jetty finds its extensions by the thread's loader.
            thread.setContextClassLoader(JettyWebSocketServlet.class.getClassLoader());
            try {
                super.init();
                knowDeflate();
                ready = true;
            } finally {
                thread.setContextClassLoader(before);
            }
        }
    }

    /** Jetty finds its extensions by a list in its jars, which the one of Felix HTTP has not. */
    private void knowDeflate() {
        ServletContextHandler handler =
                ServletContextHandler.getServletContextHandler(getServletContext(), "WebSockets");
        WebSocketServerComponents.getWebSocketComponents(handler)
                .getExtensionRegistry()
                .register("permessage-deflate", PerMessageDeflateExtension.class);
    }

    /** Jetty's part was perhaps never needed, and does not expect to end before its begin. */
    @Override
    public synchronized void destroy() {
        if (ready) {
            super.destroy();
        }
    }

    @Override
    protected void configure(JettyWebSocketServletFactory factory) {
        factory.setCreator(this::endpoint);
    }

    private @Nullable Object endpoint(JettyServerUpgradeRequest request, JettyServerUpgradeResponse response) {
        HttpServletRequest asked = request.getHttpServletRequest();
        if (asked.getAttribute(BridgePlan.ATTRIBUTE) instanceof BridgePlan bridge) {
            if (bridge.protocol() != null) {
                response.setAcceptedSubProtocol(bridge.protocol());
            }
            response.setExtensions(List.of());
            return bridge.endpoint();
        }
        Object plan = asked.getAttribute(AttachPlan.ATTRIBUTE);
        if (!(plan instanceof AttachPlan attach)) {
            return null;
        }
        if (attach.ours()) {
            response.setAcceptedSubProtocol("ithaca.v1");
        }
        if (attach.near()) {
            // On one machine, compressing costs more than it saves.
            response.setExtensions(List.of());
        }
        return site.socket(attach);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Object asked = request.getAttribute(BridgePlan.ATTRIBUTE);
        if (asked instanceof BridgePlan bridge) {
            // Let in before, and accepted by the app since.
            prepare();
            super.service(request, response);
            if (response.getStatus() != HttpServletResponse.SC_SWITCHING_PROTOCOLS) {
                bridge.endpoint().abandon();
            }
            return;
        }
        site.serve(request, response);
        if (request.getAttribute(AttachPlan.ATTRIBUTE) != null) {
            prepare();
            super.service(request, response);
        }
    }
}
