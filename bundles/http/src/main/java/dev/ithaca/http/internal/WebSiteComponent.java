// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import dev.ithaca.access.api.AccessService;
import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.core.state.StateDirectory;
import dev.ithaca.http.internal.server.ServerControl;
import dev.ithaca.session.api.SessionInput;
import dev.ithaca.session.api.SessionService;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The site of this daemon. Without sessions or without access there is none: it fails closed. */
@Component(service = WebSiteComponent.class)
public final class WebSiteComponent {
    private final WebSite site;
    private final SessionEvents events;
    private final NotificationEvents notifications;
    private final InboxServices inbox;
    private final PageBundle page;

    @Activate
    public WebSiteComponent(
            @Reference SessionService sessions,
            @Reference SessionInput inputs,
            @Reference AccessService access,
            @Reference WorkerPools pools,
            @Reference ServerControl server,
            @Reference SessionEvents events,
            @Reference NotificationEvents notifications,
            @Reference NotifyServices notifying,
            @Reference InboxServices inbox,
            @Reference StateDirectory state,
            BundleContext context) {
        this.events = events;
        this.notifications = notifications;
        this.inbox = inbox;
        page = new PageBundle(context, this::pageChanged);
        site = new WebSite(new WebSite.Parts(
                sessions,
                inputs,
                access,
                pools,
                server::addresses,
                server.settings().trustedProxies(),
                context.getBundle().getVersion().toString(),
                state.root().resolve("wwwroot"),
                page,
                notifying,
                inbox));
        site.listeners().forEach(events::add);
        notifications.add(site.notificationListener());
        inbox.tell(site.inboxListener());
        page.open();
    }

    private void pageChanged() {
        site.pageChanged();
    }

    WebSite site() {
        return site;
    }

    @Deactivate
    void close() {
        page.close();
        inbox.tell(null);
        notifications.remove(site.notificationListener());
        site.listeners().forEach(events::remove);
        site.close();
    }
}
