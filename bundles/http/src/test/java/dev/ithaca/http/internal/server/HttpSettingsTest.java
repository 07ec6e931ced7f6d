// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class HttpSettingsTest {
    private static HttpSettings settings(int port, String bind, @Nullable String certificate, boolean proxy) {
        Path file = certificate == null ? null : Path.of(certificate);
        return new HttpSettings(true, port, bind, null, null, file, file, proxy, Set.of(), Set.of());
    }

    @Test
    void opensLoopbackWithoutQuestions() {
        assertThat(settings(15_443, "127.0.0.1", null, false).objection(true, false))
                .isEmpty();
        assertThat(settings(0, "::1", null, false).objection(false, false)).isEmpty();
    }

    @Test
    void opensTheRestOfTheWorldOnlyWithLoginAndTls() {
        assertThat(settings(1, "0.0.0.0", null, false).objection(false, true))
                .hasValueSatisfying(why -> assertThat(why).contains("--no-auth"));
        assertThat(settings(1, "0.0.0.0", "c.pem", false).objection(true, false))
                .hasValueSatisfying(why -> assertThat(why).contains("nobody can log in"));
        assertThat(settings(1, "0.0.0.0", null, false).objection(true, true))
                .hasValueSatisfying(why -> assertThat(why).contains("without TLS"));
        assertThat(settings(1, "0.0.0.0", "c.pem", false).objection(true, true)).isEmpty();
        assertThat(settings(1, "0.0.0.0", null, true).objection(true, true)).isEmpty();
    }

    @Test
    void refusesWhatIsNoPort() {
        assertThat(settings(-1, "127.0.0.1", null, false).objection(true, true)).isPresent();
        assertThat(settings(65_536, "127.0.0.1", null, false).objection(true, true))
                .isPresent();
    }

    @Test
    void saysThatAPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            HttpSettings settings = settings(taken.getLocalPort(), "127.0.0.1", null, false);

            assertThat(PortProbe.objection(settings))
                    .hasValueSatisfying(why -> assertThat(why).contains("cannot be opened", "--port"));
        }
    }
}
