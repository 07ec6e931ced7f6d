// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.access.api.Scope;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AppsTest {
    private TestServer server;
    private String login;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer();
        login = server.access.loggedIn();
        server.page.put("index.html", "the page".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        write("apps/todo/index.html", "<title>To &amp; do</title><meta name=description content=\"What's next\">todo");
        write("apps/todo/app.js", "run()");
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private Path write(String path, String text) throws Exception {
        Path file = server.wwwRoot.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private HttpRequest.Builder bare(String path) {
        return HttpRequest.newBuilder(server.uri(path)).timeout(Duration.ofSeconds(10));
    }

    /** As a browser opens a page. */
    private HttpRequest.Builder opened(String path) {
        return bare(path).header("Cookie", "ithaca_login=" + login).header("Sec-Fetch-Dest", "document");
    }

    /** As the page between does, with both secrets. */
    private String pathWithPass(String path) throws Exception {
        HttpResponse<String> led = server.send(bare("/api/v1/passes")
                .header("Cookie", "ithaca_login=" + login)
                .header("X-Ithaca-CSRF", FakeAccess.csrf(login))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"path\":\"" + path + "\"}")));
        assertThat(led.statusCode()).as(led.body()).isEqualTo(200);
        return led.body().replaceAll("\\{\"location\":\"(.*)\"}", "$1");
    }

    @Test
    void opensNothingForACookieAlone() throws Exception {
        write("own.html", "own");
        write("picture.png", "own");
        write("index.html", "mine");
        for (String path : new String[] {"/apps/todo/", "/apps/todo/app.js", "/own.html", "/apps/apps.json", "/"}) {
            HttpResponse<String> opened = server.send(opened(path));
            assertThat(opened.statusCode()).as(path).isEqualTo(200);
            assertThat(opened.body()).as(path).contains("/api/v1/passes").doesNotContain("todo", "own", "mine");
            assertThat(opened.headers().firstValue("Location")).as(path).isEmpty();
        }
        for (String path : new String[] {"/apps/todo/app.js", "/own.html", "/picture.png", "/apps/apps.json", "/"}) {
            HttpRequest.Builder asked = bare(path).header("Cookie", "ithaca_login=" + login);
            assertThat(server.send(asked.header("Sec-Fetch-Dest", "image")).statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
        HttpRequest.Builder pass = bare("/api/v1/passes")
                .header("Cookie", "ithaca_login=" + login)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"path\":\"/apps/todo/\"}"));
        assertThat(server.send(pass).statusCode()).isEqualTo(403);
    }

    /** The page between is of our origin and not in the sandbox: nothing but its own script may run there. */
    @Test
    void letsNothingRunInThePageBetween() throws Exception {
        HttpResponse<String> page = server.send(opened("/apps/todo/?a=%3Cscript%3Ex%3C/script%3E"));
        String script = page.body().replaceFirst("(?s).*<script>(.*)</script>.*", "$1");
        byte[] hash = java.security.MessageDigest.getInstance("SHA-256")
                .digest(script.getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(page.body()).containsOnlyOnce("<script").doesNotContain("?a=");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValue("default-src 'none'; script-src 'sha256-"
                        + java.util.Base64.getEncoder().encodeToString(hash)
                        + "'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
    }

    @Test
    void givesNoPassForWhatIsNotTheUsers() throws Exception {
        for (String path : new String[] {"/", "/assets/index.js", "/api/v1/me", "/apps/none/", "/session/abc1234"}) {
            assertThat(server.post("/api/v1/passes", "{\"path\":\"" + path + "\"}")
                            .statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        for (String path : new String[] {"", "apps/todo/", "/../etc", "/%2e%2e/x", "//apps/todo/", "/%zz"}) {
            assertThat(server.post("/api/v1/passes", "{\"path\":\"" + path + "\"}")
                            .statusCode())
                    .as(path)
                    .isEqualTo(400);
        }
    }

    @Test
    void listsAppsInTheSeedsWords() throws Exception {
        write("apps/board/oly.app.json", """
                {"entry":"dist/main.html","title":"Board","icon_href":"./i.svg","app_type":"spa"}""");
        write("apps/board/dist/main.html", "board");

        assertThat(server.get("/api/static/apps").body()).isEqualTo("""
                [{"href":"/apps/board/","title":"Board","description":null,"icon_href":"/apps/board/i.svg","type":"spa"},\
                {"href":"/apps/todo/","title":"To & do","description":"What's next","icon_href":null,\
                "type":"single_html"}]""");
        assertThat(server.send(bare("/api/static/apps")).statusCode()).isEqualTo(401);
    }

    @Test
    void reportsABrokenManifestForItsAppAlone() throws Exception {
        write("apps/bad/oly.app.json", "{");

        assertThat(server.get("/api/static/apps").body())
                .contains("\"href\":\"/apps/bad/\"", "\"error\":\"oly.app.json: the body is no valid JSON\"")
                .contains("/apps/todo/");
        HttpResponse<String> opened = server.get("/apps/bad/");
        assertThat(opened.statusCode()).isEqualTo(500);
        assertThat(opened.body()).contains("http.app-broken");
    }

    @Test
    void makesTheLauncherOnceAndKeepsWhatTheUserMadeOfIt() throws Exception {
        Path launcher = server.wwwRoot.resolve("apps/index.html");
        assertThat(launcher).content().contains("apps.json");
        Files.writeString(launcher, "mine");

        try (TestServer again = new TestServer(server.wwwRoot)) {
            assertThat(again.wwwRoot.resolve("apps/index.html")).hasContent("mine");
        }
    }

    @Test
    void leadsABrowserToAPathThatNeedsNoLogin() throws Exception {
        String path = pathWithPass("/apps/todo/");
        HttpResponse<String> page = server.send(bare(path).header("Sec-Fetch-Dest", "document"));
        HttpResponse<String> script = server.send(bare(path + "app.js").header("Origin", "null"));

        assertThat(path).matches("/~[A-Za-z0-9_-]{32}/apps/todo/");
        assertThat(page.body()).contains("todo");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("sandbox allow-scripts allow-forms")
                .doesNotContain("allow-same-origin");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(script.body()).isEqualTo("run()");
        assertThat(script.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(script.headers().firstValue("Cross-Origin-Resource-Policy")).hasValue("cross-origin");
    }

    @Test
    void opensNothingElseWithAPass() throws Exception {
        write("apps/other/index.html", "other");
        write("own.html", "own");
        String pass = pathWithPass("/apps/todo/").substring(1, 34);

        for (String path : new String[] {"/apps/other/", "/own.html", "/apps/", "/apps/apps.json"}) {
            assertThat(server.send(bare("/" + pass + path)).statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
        assertThat(server.send(bare("/" + pass + "/api/v1/sessions")).statusCode())
                .isEqualTo(401);
        assertThat(server.send(bare("/api/v1/sessions").header("Origin", "null"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.send(bare("/api/v1/sessions").header("Authorization", "Bearer " + pass.substring(1)))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void endsAPassWithItsLogin() throws Exception {
        String path = pathWithPass("/apps/todo/");
        server.access.revoke(login);

        assertThat(server.send(bare(path + "app.js")).statusCode()).isEqualTo(401);
        HttpResponse<String> reloaded = server.send(bare(path).header("Sec-Fetch-Dest", "document"));
        assertThat(reloaded.headers().firstValue("Location")).hasValue("/apps/todo/");
    }

    /** The cookie does not come with a link on another page; the page between has the login all the same. */
    @Test
    void sendsAVisitorFromAnotherPageThroughThePageBetween() throws Exception {
        HttpResponse<String> linked = server.send(
                bare("/apps/todo/").header("Sec-Fetch-Dest", "document").header("Sec-Fetch-Site", "cross-site"));

        assertThat(linked.body()).contains("/api/v1/passes");
    }

    @Test
    void leadsOnWithoutALoginWhereNobodyNeedsOne() throws Exception {
        server.access.required = false;

        HttpResponse<String> led = server.send(bare("/apps/todo/?a=1&token=x").header("Sec-Fetch-Dest", "document"));

        assertThat(led.statusCode()).isEqualTo(302);
        assertThat(led.headers().firstValue("Location").orElse("")).matches("/~[A-Za-z0-9_-]{32}/apps/todo/\\?a=1");
    }

    @Test
    void findsFilesBesideTheEntryAndWhereTheManifestSays() throws Exception {
        write("apps/board/oly.app.json", """
                {"entry":"dist/main.html","redirect_files":["../../shared"]}""");
        write("apps/board/dist/main.html", "board");
        write("apps/board/dist/a.css", "beside");
        write("apps/board/a.txt", "own");
        write("shared/lib.js", "shared");

        assertThat(server.get("/apps/board/").body()).isEqualTo("board");
        assertThat(server.get("/apps/board/a.css").body()).isEqualTo("beside");
        assertThat(server.get("/apps/board/a.txt").body()).isEqualTo("own");
        assertThat(server.get("/apps/board/lib.js").body()).isEqualTo("shared");
        assertThat(server.get("/apps/board/none.js").statusCode()).isEqualTo(404);
        assertThat(server.get("/apps/board").headers().firstValue("Location")).hasValue("./board/");
    }

    @Test
    void refusesManifestsThatLeadOut() throws Exception {
        Path outside = Files.createTempFile("outside", ".txt");
        write("apps/abs/oly.app.json", "{\"entry\":\"e.html\",\"redirect_files\":[\"" + outside + "\"]}");
        write("apps/abs/e.html", "abs");
        write("apps/up/oly.app.json", "{\"entry\":\"../../../up.html\"}");
        write("apps/link/oly.app.json", "{\"entry\":\"e.html\",\"redirect_files\":[\"l.txt\"]}");
        write("apps/link/e.html", "link");
        Files.createSymbolicLink(server.wwwRoot.resolve("apps/link/l.txt"), outside);
        Files.createSymbolicLink(server.wwwRoot.resolve("apps/todo/out.txt"), outside);

        assertThat(server.get("/apps/abs/").body()).contains("lies outside of the app and of wwwroot");
        assertThat(server.get("/apps/up/").statusCode()).isEqualTo(500);
        assertThat(server.get("/apps/link/").body()).contains("lies outside of the app and of wwwroot");
        assertThat(server.get("/apps/todo/out.txt").statusCode()).isEqualTo(404);
        assertThat(server.get("/apps/todo/..%2f..%2fx").statusCode()).isEqualTo(400);
    }

    @Test
    void givesTheLauncherTheListByItsPass() throws Exception {
        String path = pathWithPass("/apps/");

        assertThat(server.send(bare(path + "apps.json").header("Origin", "null"))
                        .body())
                .contains("/apps/todo/");
    }

    @Test
    void letsATokenReadFilesAtTheirPlainPath() throws Exception {
        String token = server.access.token(Scope.OBSERVE);

        assertThat(server.send(server.as(token, "/apps/todo/")).body()).contains("todo");
        assertThat(server.send(bare("/apps/todo/app.js?token=" + token)).body()).isEqualTo("run()");
        assertThat(server.send(bare("/apps/todo/app.js")).statusCode()).isEqualTo(401);
    }

    @Test
    void showsTheOwnPageToWhoIsNotLoggedInThoughTheUserHasAnother() throws Exception {
        write("index.html", "mine");

        assertThat(server.send(bare("/").header("Sec-Fetch-Dest", "document")).body())
                .isEqualTo("the page");
        assertThat(server.send(opened("/?page=1")).body()).as("the way back").isEqualTo("the page");
        assertThat(server.send(bare(pathWithPass("/"))).body()).isEqualTo("mine");
    }
}
