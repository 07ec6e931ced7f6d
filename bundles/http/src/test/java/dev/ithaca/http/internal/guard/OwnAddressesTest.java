// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

final class OwnAddressesTest {
    private final OwnAddresses addresses =
            new OwnAddresses(15_443, "192.0.2.7", Set.of("box.example", "other.example:8443"));

    @Test
    void knowsItsNamesWithItsPort() {
        assertThat(addresses.isOwn("localhost:15443")).isTrue();
        assertThat(addresses.isOwn("[::1]:15443")).isTrue();
        assertThat(addresses.isOwn("192.0.2.7:15443")).isTrue();
        assertThat(addresses.isOwn("localhost")).isFalse();
        assertThat(addresses.isOwn("localhost:80")).isFalse();
        assertThat(addresses.isOwn("localhost.evil.example:15443")).isFalse();
    }

    @Test
    void takesConfiguredNamesWithAnyPortUnlessTheyNameOne() {
        assertThat(addresses.isOwn("BOX.example")).isTrue();
        assertThat(addresses.isOwn("box.example:443")).isTrue();
        assertThat(addresses.isOwn("other.example:8443")).isTrue();
        assertThat(addresses.isOwn("other.example")).isFalse();
    }

    @Test
    void takesOnlyTheOriginOfTheHostThatWasAsked() {
        assertThat(addresses.isOwnOrigin("http://localhost:15443", "localhost:15443", false))
                .isTrue();
        assertThat(addresses.isOwnOrigin("http://127.0.0.1:15443", "localhost:15443", false))
                .isFalse();
        assertThat(addresses.isOwnOrigin("https://localhost:15443", "localhost:15443", false))
                .isFalse();
        assertThat(addresses.isOwnOrigin("null", "localhost:15443", false)).isFalse();
        assertThat(addresses.isOwnOrigin("http://localhost:15443@evil.example", "localhost:15443", false))
                .isFalse();
    }
}
