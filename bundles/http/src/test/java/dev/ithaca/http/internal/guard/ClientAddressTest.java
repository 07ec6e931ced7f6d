// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.guard;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ClientAddressTest {
    private final ClientAddress clients = new ClientAddress(Set.of("127.0.0.1", "10.0.0.9", "::1"));

    @Test
    void takesTheLastStrangerOfAllLines() {
        assertThat(of("127.0.0.1", "203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(of("127.0.0.1", "1.1.1.1", "203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(of("127.0.0.1", "1.1.1.1, 203.0.113.7", "10.0.0.9")).isEqualTo("203.0.113.7");
        assertThat(of("127.0.0.1", "10.0.0.9")).isEqualTo("10.0.0.9");
        assertThat(of("127.0.0.1")).isEqualTo("127.0.0.1");
    }

    @Test
    void countsOneAddressAsOneClientHoweverItIsWritten() {
        assertThat(of("127.0.0.1", "203.0.113.7:4711")).isEqualTo("203.0.113.7");
        assertThat(of("127.0.0.1", "::ffff:203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(of("127.0.0.1", "[2001:db8::1]:4711")).isEqualTo(of("127.0.0.1", "2001:DB8:0:0::1"));
        assertThat(of("[0:0:0:0:0:0:0:1]", "203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(of("[0:0:0:0:0:0:0:1%lo]", "203.0.113.7")).isEqualTo("203.0.113.7");
    }

    @Test
    void takesThePeerForWhatIsNoAddress() {
        for (String malformed : new String[] {
            "localhost",
            "evil.example",
            "unknown",
            "1.2.3",
            "1.2.3.4.5",
            "256.1.1.1",
            "01.2.3.4",
            "[::1",
            "a:b",
            "_x",
            "cafe"
        }) {
            assertThat(of("127.0.0.1", "203.0.113.7, " + malformed))
                    .as(malformed)
                    .isEqualTo("127.0.0.1");
        }
    }

    @Test
    void hearsNothingFromStrangers() {
        assertThat(of("203.0.113.1", "1.1.1.1")).isEqualTo("203.0.113.1");
        assertThat(secure("203.0.113.1", "https")).isFalse();
    }

    @Test
    void takesTheProxysOwnWordOnTls() {
        assertThat(secure("127.0.0.1", "https")).isTrue();
        assertThat(secure("127.0.0.1", "https", "http")).isFalse();
        assertThat(secure("127.0.0.1", "https, http")).isFalse();
        assertThat(secure("127.0.0.1", "http", "https")).isTrue();
        assertThat(secure("127.0.0.1")).isFalse();
    }

    private String of(String peer, String... lines) {
        return clients.of(request(peer, Map.of("X-Forwarded-For", List.of(lines))));
    }

    private boolean secure(String peer, String... lines) {
        return clients.secure(request(peer, Map.of("X-Forwarded-Proto", List.of(lines))));
    }

    private static HttpServletRequest request(String peer, Map<String, List<String>> headers) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                ClientAddressTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getRemoteAddr" -> peer;
                    case "isSecure" -> false;
                    case "getHeaders" ->
                        Collections.enumeration(headers.getOrDefault((String) arguments[0], List.of()));
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
