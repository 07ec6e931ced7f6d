// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import dev.ithaca.access.api.Scope;
import dev.ithaca.http.internal.guard.OwnAddresses;
import dev.ithaca.http.internal.server.HttpSettings;
import dev.ithaca.http.internal.server.SiteConnector;
import dev.ithaca.session.api.FakeInput;
import dev.ithaca.session.api.FakeSessions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.websocket.server.config.JettyWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The site in a real Jetty on a free port, with as few threads as the real server has. */
final class TestServer implements AutoCloseable {
    final FakeInbox inbox = new FakeInbox();
    final FakeSessions sessions = new FakeSessions();
    final FakeInput inputs = new FakeInput(sessions);
    final FakeAccess access = new FakeAccess();
    final FakeNotifying notifying = new FakeNotifying();
    final TestPools pools = new TestPools();
    final Path wwwRoot;
    final Map<String, byte[]> page = new ConcurrentHashMap<>();
    final WebSite site;
    final HttpClient client = HttpClient.newHttpClient();
    private static final SiteConnector.Bounds BOUNDS = new SiteConnector.Bounds(5_000, 5_000, 15_000);
    private final Server server;
    private final SiteConnector connector;
    private final int port;

    TestServer() throws Exception {
        this(Set.of());
    }

    TestServer(Set<String> trustedProxies) throws Exception {
        this(settings(trustedProxies), BOUNDS, System::nanoTime, Files.createTempDirectory("ithaca-www"));
    }

    /** With TLS, if they name a key. */
    TestServer(HttpSettings settings) throws Exception {
        this(settings, BOUNDS, System::nanoTime, Files.createTempDirectory("ithaca-www"));
    }

    /** By a clock of the test's. */
    TestServer(SiteConnector.Bounds bounds, LongSupplier clock) throws Exception {
        this(settings(Set.of()), bounds, clock, Files.createTempDirectory("ithaca-www"));
    }

    TestServer(Path wwwRoot) throws Exception {
        this(settings(Set.of()), BOUNDS, System::nanoTime, wwwRoot);
    }

    private static HttpSettings settings(Set<String> trustedProxies) {
        return new HttpSettings(true, 0, "127.0.0.1", null, null, null, null, false, trustedProxies, Set.of());
    }

    private TestServer(HttpSettings settings, SiteConnector.Bounds bounds, LongSupplier clock, Path wwwRoot)
            throws Exception {
        this.wwwRoot = wwwRoot;
        sessions.folder = wwwRoot.resolveSibling(wwwRoot.getFileName() + "-sessions");
        server = new Server(new QueuedThreadPool(12));
        connector = SiteConnector.of(server, settings, bounds, pools, clock);
        server.addConnector(connector);
        OwnAddresses[] addresses = new OwnAddresses[1];
        site = new WebSite(new WebSite.Parts(
                sessions,
                inputs,
                access,
                pools,
                () -> addresses[0],
                settings.trustedProxies(),
                "1.2.3",
                wwwRoot,
                path -> Optional.ofNullable(page.get(path)),
                notifying,
                inbox));
        ServletContextHandler context = new ServletContextHandler("/");
        JettyWebSocketServletContainerInitializer.configure(context, null);
        ServletHolder holder = new ServletHolder(new WebServlet(site));
        holder.setAsyncSupported(true);
        context.addServlet(holder, "/*");
        server.setHandler(context);
        server.start();
        connector.admit();
        port = connector.getLocalPort();
        addresses[0] = new OwnAddresses(port, "127.0.0.1", Set.of());
    }

    /** How many connections the server has. */
    int connections() {
        return connector.connections();
    }

    int port() {
        return port;
    }

    InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", port);
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** A request of somebody who may do everything. */
    HttpRequest.Builder asManager(String path) {
        return HttpRequest.newBuilder(uri(path))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + access.token(Scope.MANAGE));
    }

    HttpRequest.Builder as(String secret, String path) {
        return HttpRequest.newBuilder(uri(path))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + secret);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(asManager(path));
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return send(asManager(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    @Override
    public void close() throws Exception {
        site.close();
        server.stop();
        pools.close();
    }
}
