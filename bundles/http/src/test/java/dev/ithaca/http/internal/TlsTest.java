// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.http.internal.server.TestKeys;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
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
        try (TestServer server = new TestServer(keys.handedOver(fromPem))) {
            HttpResponse<String> login = logIn(trusting(keys), "https://127.0.0.1:" + server.port());

            assertThat(login.statusCode()).isEqualTo(200);
            assertThat(login.sslSession()).isPresent();
            assertThat(login.headers().firstValue("Set-Cookie").orElse("")).contains("; Secure", "; HttpOnly");
            assertThat(login.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
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
