// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientsTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7,192.0.2.7",
        "::ffff:192.0.2.7,192.0.2.7",
        "[::1],0:0:0:0:0:0:0:1",
        "2001:db8:1:2:3:4:5:6,2001:db8:1:2:0:0:0:0/64",
        "2001:DB8:1:2::9%eth0,2001:db8:1:2:0:0:0:0/64",
        "fe80::1%1,fe80:0:0:0:0:0:0:0/64",
        "no:address,no:address",
        "example.org,example.org",
        "'',unknown"
    })
    void countsOneClientUnderOneName(String client, String key) {
        assertThat(Clients.key(client)).isEqualTo(key);
    }

    @Test
    void showsNothingThatBreaksALogOrAColumn() {
        assertThat(Clients.shown("a\nb\u001b[2J\u00e9 c")).isEqualTo("a?b?[2J??c");
        assertThat(Clients.shown("x".repeat(500))).hasSize(64);
        assertThat(Clients.key("y".repeat(500))).hasSize(64);
    }
}
