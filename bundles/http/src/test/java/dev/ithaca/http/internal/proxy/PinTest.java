// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PinTest {
    @ParameterizedTest
    @CsvSource({
        "http://app.example/a%20b?x=%26, 93.184.216.34, http://93.184.216.34/a%20b?x=%26",
        "ws://app.example:81, 93.184.216.34, ws://93.184.216.34:81",
        "http://app.example:8080/, 2606:2800:220:1::1, http://[2606:2800:220:1:0:0:0:1]:8080/",
        "https://app.example/x, 93.184.216.34, https://app.example/x",
        "wss://app.example/x, 93.184.216.34, wss://app.example/x"
    })
    void putsTheAddressInThePlaceOfAName(String uri, String address, String pinned) throws Exception {
        assertThat(new Pin(InetAddress.getByName(address)).to(URI.create(uri))).isEqualTo(URI.create(pinned));
    }

    /** No server of names knows this one, so that nothing but the pin can have led there. */
    @Test
    void connectsToTheAddressUnderTheName() throws Exception {
        HttpServer app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        app.createContext("/", exchange -> {
            byte[] host = exchange.getRequestHeaders().getFirst("Host").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, host.length);
            exchange.getResponseBody().write(host);
            exchange.close();
        });
        app.start();
        try {
            URI uri = URI.create("http://app.invalid:" + app.getAddress().getPort() + "/");
            Pin pin = new AddressRules(host -> new InetAddress[] {InetAddress.getLoopbackAddress()}, port -> false)
                    .check(uri);
            HttpRequest.Builder request = HttpRequest.newBuilder(pin.to(uri));
            pin.name(uri, request::header);

            assertThat(HttpClient.newHttpClient()
                            .send(request.build(), HttpResponse.BodyHandlers.ofString())
                            .body())
                    .isEqualTo(uri.getRawAuthority());
        } finally {
            app.stop(0);
        }
    }
}
