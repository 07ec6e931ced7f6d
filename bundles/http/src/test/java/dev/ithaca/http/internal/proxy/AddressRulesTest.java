// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0", "0.1.2.3", "10.1.2.3", "100.64.0.1", "100.100.100.200", "169.254.169.254", "172.16.0.1",
                "172.31.255.255", "192.0.0.192", "192.168.1.1", "198.18.0.1", "224.0.0.1", "255.255.255.255", "::",
                "::ffff:10.0.0.1", "::ffff:169.254.169.254", "fe80::1", "fec0::1", "fc00::1", "fd00:ec2::254",
                        "ff02::1",
                "64:ff9b::a00:1", "2002:a00:1::1", "2002:7f00:1::1", "2001::1"
            })
    void refuses(String address) throws Exception {
        assertThat(AddressRules.isAllowed(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "93.184.216.34", "2606:2800:220:1::1", "2002:5db8:d822::1"})
    void allows(String address) throws Exception {
        assertThat(AddressRules.isAllowed(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void refusesANameOneOfWhoseAddressesIsRefused() {
        AddressRules rules = new AddressRules(
                host -> new InetAddress[] {InetAddress.getByName("93.184.216.34"), InetAddress.getByName("10.0.0.1")},
                port -> false);

        assertThatThrownBy(() -> rules.check(URI.create("https://app.example/")))
                .hasMessageContaining("not allowed");
    }

    @Test
    void refusesTheDaemonItself() {
        AddressRules rules =
                new AddressRules(host -> new InetAddress[] {InetAddress.getLoopbackAddress()}, port -> port == 15443);

        assertThatThrownBy(() -> rules.check(URI.create("http://localhost:15443/api/")))
                .hasMessageContaining("this daemon");
        assertThatCode(() -> rules.check(URI.create("http://localhost:3000/"))).doesNotThrowAnyException();
    }
}
