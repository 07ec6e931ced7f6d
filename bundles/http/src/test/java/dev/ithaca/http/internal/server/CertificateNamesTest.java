// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CertificateNamesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(nullValues = "none", textBlock = """
            CN=x,              san=dns:localhost,              127.0.0.1,    localhost
            CN=x,              'san=dns:LocalHost,ip:127.0.0.1', 127.0.0.1,  127.0.0.1
            CN=x,              'san=dns:localhost,dns:box.example', 192.168.1.2, box.example
            CN=x,              san=dns:*.example,              192.168.1.2,  box.example
            CN=x,              san=dns:other.example,          127.0.0.1,    127.0.0.1
            'CN=localhost,O=y', none,                          127.0.0.1,    localhost
            """)
    void namesTheServerAsTheCertificateDoes(String subject, String names, String address, String expected)
            throws Exception {
        TestKeys keys = names == null
                ? new TestKeys(folder, "EC", subject)
                : new TestKeys(folder, "EC", subject, "-ext", names);

        assertThat(CertificateNames.of(keys.read()).nameFor(address, Set.of("box.example", "box.example:8443")))
                .isEqualTo(expected);
    }
}
