// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.apps;

import dev.ithaca.access.api.Scope;
import dev.ithaca.http.internal.guard.Guard;
import dev.ithaca.http.internal.proxy.Proxy;
import dev.ithaca.http.internal.route.Exchange;
import dev.ithaca.http.internal.route.HttpErrorCode;
import dev.ithaca.http.internal.route.Problem;
import dev.ithaca.http.internal.route.Reply;
import dev.ithaca.http.internal.route.RequestPath;
import dev.ithaca.http.internal.route.Route;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The user's own files and apps. A browser is led on to a path with a pass (see {@link Doorway} and {@link Passes}); who shows a
 * token gets the file at its plain path. The cookie of a login alone opens nothing.
 */
public final class UserSite implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UserSite.class);

    /** The list for the page of the apps, which has no login to ask the API with. */
    private static final List<String> LIST = List.of("apps", "apps.json");

    private static final int SMALL_BODY = 16 * 1024;

    private final Path wwwRoot;
    private final AppCatalog catalog;
    private final Guard guard;
    private final Passes passes = new Passes(InstantSource.system());
    private final Proxy proxy;

    public UserSite(Path wwwRoot, Guard guard, Proxy proxy) {
        this.wwwRoot = wwwRoot.toAbsolutePath().normalize();
        this.guard = guard;
        this.proxy = proxy;
        catalog = new AppCatalog(this.wwwRoot);
    }

    /** Makes what the user finds on the first start. */
    public void prepare() {
        try {
            Launcher.create(wwwRoot);
        } catch (IOException e) {
            LOG.warn("the page of the apps cannot be made in {}", wwwRoot, e);
        }
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/api/static/apps", "All apps", exchange -> Reply.json(catalog.list()))
                        .needs(Scope.OBSERVE)
                        .answers(200, AppItem[].class, "the apps by their paths; error says why one cannot be opened"),
                Route.post("/api/v1/passes", "A path by which a browser opens an app or an own file", this::pass)
                        .needs(Scope.OBSERVE)
                        .bodyLimit(SMALL_BODY)
                        .takes(PassRequest.class)
                        .answers(200, PassAnswer.class, "the path, which needs no login, for 12 hours at most")
                        .answers(404, null, "nothing of the user's is there"));
    }

    /** For which path a pass is wanted. */
    record PassRequest(String path) {}

    /** Where the pass leads. */
    record PassAnswer(String location) {
        /** Without the pass. */
        @Override
        public String toString() {
            return "PassAnswer";
        }
    }

    private Reply pass(Exchange exchange) throws IOException {
        String plain = Optional.ofNullable(exchange.json(PassRequest.class).path())
                .orElseThrow(() -> Problem.badRequest("path is needed"));
        List<String> path = RequestPath.parse(plain).segments();
        if (!isOwn(path)) {
            throw Problem.notFound("app or file");
        }
        return Reply.json(new PassAnswer(withPass(exchange, path, plain)));
    }

    private String withPass(Exchange exchange, List<String> path, String plain) {
        return "/~" + passes.give(new Passes.Pass(slug(path), exchange.principal())) + plain;
    }

    /** Answers what is the user's; nothing if it is not. */
    public Optional<Reply> serve(Exchange exchange) throws IOException {
        List<String> path = exchange.path().segments();
        if (path.get(0).startsWith("~")) {
            return Optional.of(byPass(exchange, path.get(0).substring(1), path.subList(1, path.size())));
        }
        boolean root = path.equals(List.of(""));
        if ((root && exchange.query().flag("page")) || !isOwn(path)) {
            return Optional.empty();
        }
        boolean allowed = guard.mayObserve(exchange);
        if (Navigation.is(exchange) && exchange.header("Authorization").isEmpty()) {
            if (allowed) {
                String plain = exchange.request().getRequestURI();
                return Optional.of(Navigation.to(Navigation.withQuery(exchange, withPass(exchange, path, plain))));
            }
            // Who has no login finds the page there, to log in.
            boolean stranger = root && !exchange.caller().byCookie();
            return stranger ? Optional.empty() : Optional.of(Doorway.page(exchange));
        }
        if (!allowed) {
            throw new Problem(HttpErrorCode.UNAUTHORIZED, "unauthorized");
        }
        Sandbox.enter(exchange.response());
        return Optional.of(answer(exchange, path, new Passes.Pass(slug(path), exchange.principal())));
    }

    private boolean isOwn(List<String> path) throws IOException {
        return app(path).isPresent() || file(path).isPresent();
    }

    /** Which app a path belongs to; none for the files of wwwroot that are no app's. */
    private String slug(List<String> path) {
        return app(path).isPresent() ? path.get(1) : "";
    }

    private Reply byPass(Exchange exchange, String secret, List<String> path) throws IOException {
        Sandbox.open(exchange.response());
        if (Sandbox.isPreflight(exchange)) {
            return Sandbox.preflight();
        }
        String slug = slug(path);
        Optional<Passes.Pass> pass =
                passes.find(secret).filter(found -> found.slug().equals(slug));
        if (pass.isPresent()) {
            exchange.by(new Exchange.Caller(
                    pass.get().principal(), null, false, exchange.caller().address()));
            return answer(exchange, path, pass.get());
        }
        if (Navigation.is(exchange)) {
            String raw = exchange.request().getRequestURI();
            int slash = raw.indexOf('/', 1);
            return Navigation.to(Navigation.withQuery(exchange, slash < 0 ? "/" : raw.substring(slash)));
        }
        throw new Problem(HttpErrorCode.UNAUTHORIZED, "this pass has ended; open the app again");
    }

    private Reply answer(Exchange exchange, List<String> path, Passes.Pass pass) throws IOException {
        if (isFolder(path, pass)) {
            // What a page in it names relatively is found only behind a slash.
            return Navigation.to(Navigation.withQuery(exchange, "./" + lastOf(exchange) + "/"));
        }
        if (pass.slug().isEmpty()) {
            onlyReads(exchange);
            return path.equals(LIST) ? Reply.json(catalog.list()) : FileReply.of(existing(file(path)));
        }
        App app = load(pass.slug());
        List<String> tail = path.subList(2, path.size());
        if (app.remote() == null) {
            onlyReads(exchange);
            return FileReply.of(existing(AppFiles.find(app, tail)));
        }
        if (!pass.principal().may(Scope.CONTROL)
                && !exchange.request().getMethod().matches("GET|HEAD|OPTIONS")) {
            throw new Problem(HttpErrorCode.FORBIDDEN, "this needs the scope control");
        }
        return forward(exchange, app.remote(), tail.size());
    }

    private Reply forward(Exchange exchange, URI entry, int segments) {
        String raw = exchange.request().getRequestURI();
        int cut = raw.length();
        for (int i = 0; i < segments; i++) {
            cut = raw.lastIndexOf('/', cut - 1);
        }
        return proxy.serve(
                exchange, entry, raw.substring(0, cut + 1), raw.substring(cut + 1), Navigation.query(exchange));
    }

    private boolean isFolder(List<String> path, Passes.Pass pass) {
        boolean slash = path.get(path.size() - 1).isEmpty();
        boolean folder =
                pass.slug().isEmpty() ? Files.isDirectory(wwwRoot.resolve(String.join("/", path))) : path.size() == 2;
        return folder && !slash;
    }

    private static Path existing(Optional<Path> file) {
        return file.orElseThrow(() -> Problem.notFound("file"));
    }

    private App load(String slug) throws IOException {
        Path folder = catalog.folder(slug).orElseThrow(() -> Problem.notFound("app"));
        try {
            return catalog.load(folder);
        } catch (AppProblem problem) {
            throw new Problem(HttpErrorCode.APP, "the app " + slug + " is broken: " + problem.reason());
        }
    }

    private static void onlyReads(Exchange exchange) {
        if (!exchange.request().getMethod().matches("GET|HEAD")) {
            throw new Problem(HttpErrorCode.METHOD, "this path takes GET, HEAD").withHeader("Allow", "GET, HEAD");
        }
    }

    private Optional<Path> app(List<String> path) {
        boolean below = path.size() >= 2 && path.get(0).equals("apps");
        return below ? catalog.folder(path.get(1)) : Optional.empty();
    }

    private Optional<Path> file(List<String> path) throws IOException {
        List<String> wanted = path.equals(LIST) ? List.of("apps", "") : path;
        return Files.isDirectory(wwwRoot) ? new Folder(wwwRoot.toRealPath()).find(wanted) : Optional.empty();
    }

    private static String lastOf(Exchange exchange) {
        String raw = exchange.request().getRequestURI();
        return raw.substring(raw.lastIndexOf('/') + 1);
    }

    /** Ends what a principal has open. */
    public void revoke(String principal) {
        passes.revoke(principal);
        proxy.revoke(principal);
    }

    @Override
    public void close() {
        proxy.close();
    }
}
