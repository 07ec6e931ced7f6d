// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page beside files that anybody who can write to {@code wwwroot} has put there. */
final class PagesTest {
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer();
        server.page.put("index.html", "the page".getBytes(UTF_8));
        server.page.put("assets/index-1.js", "page()".getBytes(UTF_8));
        server.page.put("icon.svg", "<svg/>".getBytes(UTF_8));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void takesThePagesOwnFilesFromThePageOnly() throws Exception {
        for (String name :
                new String[] {"assets/index-1.js", "assets/old.js", "sw.js", "manifest.webmanifest", "icon.svg"}) {
            write(name, "evil()");
        }

        assertThat(server.get("/assets/index-1.js").body()).isEqualTo("page()");
        assertThat(server.get("/icon.svg").body()).isEqualTo("<svg/>");
        for (String path :
                new String[] {"/assets/old.js", "/sw.js", "/manifest.webmanifest", "/%61ssets/old.js", "/assets/old"}) {
            assertThat(server.get(path).body()).as(path).doesNotContain("evil");
        }
    }

    @Test
    void sandboxesADocumentInThePlaceOfThePage() throws Exception {
        write("index.html", "mine");

        HttpResponse<String> document = server.get("/");

        assertThat(document.body()).isEqualTo("mine");
        assertThat(document.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("sandbox ")
                .doesNotContain("allow-same-origin");
        assertThat(server.get("/session/abc1234").body())
                .as("a view of the page")
                .isEqualTo("the page");
    }

    @Test
    void servesOwnFilesBesideThePage() throws Exception {
        write("notes/today.txt", "hello");

        assertThat(server.get("/notes/today.txt").body()).isEqualTo("hello");
    }

    private void write(String name, String content) throws Exception {
        Path file = server.wwwRoot.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
