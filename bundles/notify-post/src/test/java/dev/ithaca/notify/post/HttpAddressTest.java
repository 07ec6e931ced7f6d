// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/x?y=1",
                "HTTPS://example.org",
                "http://127.0.0.1:8080/hook",
                "http://127.8.0.1",
                "http://[::1]:80/",
                "http://localhost/x"
            })
    void takesHttpsAndThisMachine(String address) {
        assertThat(HttpAddress.of("url", " " + address + " ")).isEqualTo(URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org",
                "ftp://example.org/",
                "http://example.org/",
                "http://192.168.0.1/",
                "http://127.0.0.1.example.org/",
                "http://localhost.example.org/",
                "https://user:s3cret@example.org/",
                "https://example.org/#s3cret",
                "https:///s3cret",
                "https://example.org/s3cret path",
                "file:///s3cret"
            })
    void refusesAllElseAndNamesTheKeyOnly(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpAddress.of("url", address))
                .withMessageStartingWith("url must be an https address")
                .withMessageNotContaining("s3cret");
    }
}
