// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.http.internal.TestPools;
import dev.ithaca.http.internal.guard.SecurityHeaders;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.Test;

final class SiteConnectorTest {
    /** As Felix HTTP answers when no servlet is there. */
    @SuppressWarnings("serial")
    private static final class Nobody extends HttpServlet {
        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.sendError(404);
        }
    }

    @Test
    void hardensWhatTheServerAnswersWithoutASite() throws Exception {
        TestPools pools = new TestPools();
        Server server = new Server();
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder(new Nobody()), "/*");
        server.setHandler(context);
        HttpSettings settings =
                new HttpSettings(true, 0, "127.0.0.1", null, null, null, null, false, Set.of(), Set.of());
        SiteConnector port = SiteConnector.of(server, settings, new SiteConnector.Bounds(10, 10, 10_000), pools);
        try {
            server.start();
            port.admit();

            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.getLocalPort() + "/any"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(404);
            // Of caches Jetty says even more.
            SecurityHeaders.OF_ALL.forEach((name, value) -> assertThat(
                            answer.headers().firstValue(name).orElse(""))
                    .as(name)
                    .contains(value));
        } finally {
            port.shut();
            server.stop();
            pools.close();
        }
    }
}
