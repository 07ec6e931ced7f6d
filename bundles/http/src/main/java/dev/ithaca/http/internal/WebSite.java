// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import dev.ithaca.access.api.AccessService;
import dev.ithaca.attention.api.Inbox;
import dev.ithaca.attention.api.InboxListener;
import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.http.internal.apps.UserSite;
import dev.ithaca.http.internal.attach.AttachPlan;
import dev.ithaca.http.internal.attach.AttachRoutes;
import dev.ithaca.http.internal.attach.AttachSocket;
import dev.ithaca.http.internal.attach.Attachments;
import dev.ithaca.http.internal.guard.ClientAddress;
import dev.ithaca.http.internal.guard.Guard;
import dev.ithaca.http.internal.guard.OwnAddresses;
import dev.ithaca.http.internal.page.DocRoutes;
import dev.ithaca.http.internal.page.OpenApi;
import dev.ithaca.http.internal.page.PageFiles;
import dev.ithaca.http.internal.page.Pages;
import dev.ithaca.http.internal.page.WebPage;
import dev.ithaca.http.internal.proxy.Proxy;
import dev.ithaca.http.internal.rest.AccountRoutes;
import dev.ithaca.http.internal.rest.ChangeWaits;
import dev.ithaca.http.internal.rest.FileRoutes;
import dev.ithaca.http.internal.rest.InboxRoutes;
import dev.ithaca.http.internal.rest.InputRoutes;
import dev.ithaca.http.internal.rest.ManageRoutes;
import dev.ithaca.http.internal.rest.OutputRoutes;
import dev.ithaca.http.internal.rest.PushRoutes;
import dev.ithaca.http.internal.rest.SeedAuthRoutes;
import dev.ithaca.http.internal.rest.SeedLogRoutes;
import dev.ithaca.http.internal.rest.SeedSessionRoutes;
import dev.ithaca.http.internal.rest.SessionRoutes;
import dev.ithaca.http.internal.rest.ViewRoutes;
import dev.ithaca.http.internal.rest.WaitRoutes;
import dev.ithaca.http.internal.route.Dispatcher;
import dev.ithaca.http.internal.route.EndedPrincipals;
import dev.ithaca.http.internal.route.HeavyWork;
import dev.ithaca.http.internal.route.LongAnswers;
import dev.ithaca.http.internal.route.Route;
import dev.ithaca.http.internal.route.RouteTable;
import dev.ithaca.http.internal.stream.EventHub;
import dev.ithaca.http.internal.stream.EventRoutes;
import dev.ithaca.http.internal.stream.InboxEvents;
import dev.ithaca.notify.api.NotificationListener;
import dev.ithaca.session.api.SessionInput;
import dev.ithaca.session.api.SessionListener;
import dev.ithaca.session.api.SessionService;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** All that is served, whatever server it runs in: the components and the tests make one each. */
public final class WebSite implements AutoCloseable {
    private final EndedPrincipals ended = new EndedPrincipals();
    private final EventHub hub;
    private final ChangeWaits waits;
    private final WaitRoutes waitRoutes;
    private final WebPage page;
    private final UserSite own;
    private final OpenApi description;
    private final Attachments attachments;
    private final HeavyWork heavy;
    private final LongAnswers longAnswers;
    private final Dispatcher dispatcher;
    private final RouteTable routes;
    private final AccessService.Registration revocations;

    /**
     * @param parts what it is made of
     */
    public WebSite(Parts parts) {
        ClientAddress clients = new ClientAddress(parts.trustedProxies());
        hub = new EventHub(parts.pools());
        waits = new ChangeWaits(parts.pools());
        waitRoutes = new WaitRoutes(parts.sessions(), waits, ended);
        attachments = new Attachments(parts.sessions(), parts.pools(), ended);
        List<Route> all = new ArrayList<>();
        all.addAll(new AccountRoutes(parts.access(), clients, parts.version()).routes());
        all.addAll(new ManageRoutes(parts.access()).routes());
        all.addAll(sessionRoutes(parts.sessions(), parts.inputs()));
        all.addAll(new SeedAuthRoutes(parts.access(), clients).routes());
        all.addAll(new EventRoutes(hub, parts.sessions(), ended).routes());
        all.addAll(new AttachRoutes(parts.sessions()).routes());
        all.addAll(new PushRoutes(parts.notifying()).routes());
        all.addAll(new InboxRoutes(parts.inbox()).routes());
        Guard guard = new Guard(parts.access(), parts.addresses(), clients);
        own = new UserSite(parts.wwwRoot(), guard, new Proxy(parts.pools(), port -> isOwnPort(parts, port)));
        own.prepare();
        all.addAll(own.routes());
        all.addAll(new DocRoutes(this::rows, this::description).routes());
        routes = new RouteTable(all);
        description = new OpenApi(all, parts.version());
        heavy = new HeavyWork(parts.pools());
        longAnswers = new LongAnswers(parts.pools(), ended);
        page = new WebPage(parts.pageFiles());
        Pages pages = new Pages(own::serve, page);
        dispatcher = new Dispatcher(
                guard,
                routes,
                pages::serve,
                parts.pools().common(),
                parts.pools().timers(),
                heavy,
                longAnswers);
        revocations = parts.access().onRevoked(this::revoke);
    }

    private static boolean isOwnPort(Parts parts, int port) {
        return parts.addresses().get().isOwn("localhost:" + port);
    }

    private List<Route> sessionRoutes(SessionService sessions, SessionInput inputs) {
        List<Route> all = new ArrayList<>();
        all.addAll(new SessionRoutes(sessions).routes());
        all.addAll(new InputRoutes(sessions, inputs).routes());
        all.addAll(new OutputRoutes(sessions).routes());
        all.addAll(new ViewRoutes(sessions, inputs).routes());
        all.addAll(waitRoutes.routes());
        all.addAll(new FileRoutes(sessions).routes());
        all.addAll(new SeedSessionRoutes(sessions, waits).routes());
        all.addAll(new SeedLogRoutes(sessions).routes());
        return all;
    }

    private List<Route> rows() {
        return routes.routes();
    }

    private OpenApi description() {
        return description;
    }

    /** The files of the page are others now. */
    void pageChanged() {
        page.changed();
    }

    /**
     * What a site is made of.
     *
     * @param sessions the sessions
     * @param inputs types into them with a receipt
     * @param access who may what
     * @param pools where work runs
     * @param addresses the names of the server at the moment
     * @param trustedProxies proxies whose word counts
     * @param version the release, for the page
     * @param wwwRoot the user's own files
     * @param pageFiles the page's
     * @param notifying what notifies
     * @param inbox what waits for a human
     */
    public record Parts(
            SessionService sessions,
            SessionInput inputs,
            AccessService access,
            WorkerPools pools,
            Supplier<OwnAddresses> addresses,
            Set<String> trustedProxies,
            String version,
            Path wwwRoot,
            PageFiles pageFiles,
            PushRoutes.Notifying notifying,
            Supplier<Optional<Inbox>> inbox) {
        /** Copies the set. */
        public Parts {
            trustedProxies = Set.copyOf(trustedProxies);
        }
    }

    /** When this returns, nothing more is typed by or written to what the principal has open. */
    private void revoke(String principal) {
        ended.add(principal);
        waitRoutes.revoke(principal);
        hub.revoke(principal);
        attachments.revoke(principal);
        longAnswers.revoke(principal);
        own.revoke(principal);
    }

    /** Who shall be told of sessions. */
    List<SessionListener> listeners() {
        return List.of(hub, waits);
    }

    /** Who shall be told of notifications. */
    NotificationListener notificationListener() {
        return hub;
    }

    /** Who shall be told of the inbox. */
    InboxListener inboxListener() {
        return new InboxEvents(hub);
    }

    /** How many requests wait for a session. */
    int waiting() {
        return waitRoutes.count();
    }

    /** How many long answers are being sent. */
    int longAnswers() {
        return longAnswers.count();
    }

    RouteTable routes() {
        return routes;
    }

    void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        dispatcher.serve(request, response);
    }

    AttachSocket socket(AttachPlan plan) {
        return attachments.socket(plan);
    }

    @Override
    public void close() {
        revocations.close();
        attachments.close();
        own.close();
        hub.close();
        heavy.close();
        longAnswers.close();
        waitRoutes.close();
    }
}
