// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.webpush.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointPolicyTest {
    private final EndpointPolicy strict = new EndpointPolicy(false);
    private final EndpointPolicy local = new EndpointPolicy(true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://fcm.googleapis.com/fcm/send/abc:def",
                "https://updates.push.services.mozilla.com/wpush/v2/x",
                "https://web.push.apple.com/x",
                "https://203.0.114.7/x"
            })
    void takesPushServices(String endpoint) {
        assertThatCode(() -> strict.check(endpoint)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://push.example.org/x",
                "https://127.0.0.1/x",
                "https://localhost/x",
                "https://a.localhost/x",
                "https://10.1.2.3/x",
                "https://192.168.1.1/x",
                "https://169.254.169.254/latest",
                "https://100.64.0.1/x",
                "https://0.0.0.0/x",
                "https://[::1]/x",
                "https://[fd00::1]/x",
                "https://[fe80::1]/x",
                "https://[::ffff:10.0.0.1]/x",
                "https://[64:ff9b::a00:1]/x",
                "https://user@push.example.org/x",
                "https:///x",
                "ftp://push.example.org/x",
                "not an address"
            })
    void refusesWhatIsNotAPublicPushService(String endpoint) {
        assertThatIllegalArgumentException().isThrownBy(() -> strict.check(endpoint));
    }

    @Test
    void takesPlainHttpOnLoopbackOnlyWherePrivateAddressesAreAllowed() {
        assertThat(local.check("http://127.0.0.1:8080/x")).hasPort(8080);
        assertThatIllegalArgumentException().isThrownBy(() -> strict.check("http://127.0.0.1:8080/x"));
        assertThatIllegalArgumentException().isThrownBy(() -> local.check("http://10.0.0.1/x"));
    }

    @Test
    void judgesWhatANameStandsFor() throws Exception {
        assertThat(EndpointPolicy.isPrivate(InetAddress.getByName("127.1.2.3"))).isTrue();
        assertThat(EndpointPolicy.isPrivate(InetAddress.getByName("198.18.0.1")))
                .isTrue();
        assertThat(EndpointPolicy.isPrivate(InetAddress.getByName("8.8.8.8"))).isFalse();
        assertThat(EndpointPolicy.isPrivate(InetAddress.getByName("2606:4700::1111")))
                .isFalse();
    }
}
