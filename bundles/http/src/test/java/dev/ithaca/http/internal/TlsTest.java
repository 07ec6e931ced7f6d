// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.http.internal.server.TestKeys;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {
    @TempDir
    private Path folder;

    private static HttpClient trusting(TestKeys keys) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.read().getCertificate("any"));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private static HttpResponse<String> logIn(HttpClient client, String base) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(base + "/api/v1/login"))
                        .timeout(Duration.ofSeconds(10))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"password\":\"correct horse\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void answersHttpsWithSecureCookiesAndTellsBrowsersToStayWithIt(boolean fromPem) throws Exception {
        TestKeys keys = new TestKeys(folder, "EC");
        try (TestServer server = new TestServer(keys.settings(fromPem))) {
            HttpResponse<String> login = logIn(trusting(keys), "https://127.0.0.1:" + server.port());

            assertThat(login.statusCode()).isEqualTo(200);
            assertThat(login.sslSession()).isPresent();
            assertThat(login.headers().firstValue("Set-Cookie").orElse("")).contains("; Secure", "; HttpOnly");
            assertThat(login.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
        }
    }

    /** Neither name is in the certificate; what counts is whether it is one of the server's. */
    @Test
    void saysWhatIsWrongWithAName() throws Exception {
        TestKeys keys = new TestKeys(folder, "EC", "CN=other.example", "-ext", "san=dns:other.example");
        try (TestServer server = new TestServer(keys.settings(true))) {
            assertThat(ask(server, "stranger.example", "stranger.example"))
                    .startsWith("HTTP/1.1 421 ")
                    .contains("http_hosts in config.json");
            assertThat(ask(server, "stranger.example", "localhost:" + server.port()))
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    private static String ask(TestServer server, String sni, String host) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Anybody()}, null);
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", server.port())) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(sni)));
            socket.setSSLParameters(parameters);
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("GET /api/v1/info HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private static final class Anybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    @Test
    void saysNothingOfTlsWithoutIt() throws Exception {
        try (TestServer server = new TestServer()) {
            HttpResponse<String> login = logIn(server.client, "http://127.0.0.1:" + server.port());

            assertThat(login.headers().firstValue("Set-Cookie").orElse(";")).doesNotContain("Secure");
            assertThat(login.headers().firstValue("Strict-Transport-Security")).isEmpty();
        }
    }
}
