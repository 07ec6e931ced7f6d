// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import dev.ithaca.http.internal.server.ServerControl;
import jakarta.servlet.Servlet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** The servlet on the whiteboard: all paths are ours, so that nothing is served beside the guard by accident. */
@Component(
        service = Servlet.class,
        scope = ServiceScope.PROTOTYPE,
        property = {
            "osgi.http.whiteboard.servlet.name=ithaca",
            "osgi.http.whiteboard.servlet.pattern=/*",
            "osgi.http.whiteboard.servlet.asyncSupported:Boolean=true"
        })
public final class WhiteboardServlet extends WebServlet {
    private static final long serialVersionUID = 1L;

    private final transient ServerControl server;

    @Activate
    public WhiteboardServlet(@Reference WebSiteComponent component, @Reference ServerControl server) {
        super(component.site());
        this.server = server;
    }

    @Override
    public void init() {
        super.init();
        server.served(true);
    }

    @Override
    public synchronized void destroy() {
        server.served(false);
        super.destroy();
    }
}
