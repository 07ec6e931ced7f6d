// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CertificateNamesTest {
    @Test
    void namesTheServerAsTheCertificateDoes() {
        assertThat(name("127.0.0.1", "localhost")).isEqualTo("localhost");
        assertThat(name("127.0.0.1", "localhost", "127.0.0.1")).isEqualTo("127.0.0.1");
        assertThat(name("192.168.1.2", "localhost", "box.example")).isEqualTo("box.example");
        assertThat(name("192.168.1.2", "*.example")).isEqualTo("box.example");
        assertThat(name("127.0.0.1", "other.example")).isEqualTo("127.0.0.1");
    }

    private static String name(String address, String... names) {
        return new CertificateNames(List.of(names)).nameFor(address, Set.of("box.example", "box.example:8443"));
    }
}
