// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartOptionsTest {
    @TempDir
    Path folder;

    private static StartOptions parse(String words) throws CliException {
        return StartOptions.parse(words.isEmpty() ? List.of() : List.of(words.split(" ", -1)));
    }

    @Test
    void tellsTheDaemonNothingThatTheUserDidNotSay() throws Exception {
        assertThat(parse("").systemProperties()).isEmpty();
        assertThat(parse("").detach()).isFalse();
        assertThat(parse("-d").detach()).isTrue();
    }

    @Test
    void becomesSystemProperties() throws Exception {
        Path cert = Files.writeString(folder.resolve("cert.pem"), "x");
        Path key = Files.writeString(folder.resolve("key.pem"), "x");

        assertThat(parse("-d -p 0 --bind ::1 --behind-proxy --tls-cert " + cert + " --tls-key=" + key)
                        .systemProperties())
                .containsExactly(
                        "-Dithaca.http.port=0",
                        "-Dithaca.http.bind=::1",
                        "-Dithaca.http.tls.cert=" + cert,
                        "-Dithaca.http.tls.key=" + key,
                        "-Dithaca.http.behind.proxy=true");
        assertThat(parse("--no-http").systemProperties()).containsExactly("-Dithaca.http.enabled=false");
        assertThat(parse("--tls-keystore=" + key).systemProperties())
                .containsExactly("-Dithaca.http.tls.keystore=" + key);
    }

    @Test
    void asksBeforeItTurnsAccessControlOff() throws Exception {
        assertThat(parse("--no-auth").mustAsk()).isTrue();
        assertThat(parse("--no-auth").systemProperties()).containsExactly("-Dithaca.access.none=true");
        assertThat(parse("--no-auth-without-ask").mustAsk()).isFalse();
        assertThat(parse("--no-auth-without-ask --no-auth").mustAsk()).isFalse();
        assertThat(parse("--no-auth --no-auth-without-ask").mustAsk()).isFalse();
        assertThat(parse("--no-auth-without-ask").systemProperties()).containsExactly("-Dithaca.access.none=true");
        assertThat(parse("--no-auth --bind 127.0.0.1").mustAsk()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--bogus",
                "--detach=yes",
                "--port",
                "--port=",
                "--port x",
                "--port -1",
                "--port 65536",
                "--port 1 --port 2",
                "--bind a/b",
                "--bind -Dx=y;",
                "--no-auth --bind 0.0.0.0",
                "--no-auth --behind-proxy",
                "--no-auth --password-file -",
                "--tls-cert a",
                "--tls-key a",
                "--tls-cert a --tls-key b --tls-keystore c",
                "extra"
            })
    void refusesWhatCannotWork(String words) {
        assertThatThrownBy(() -> parse(words))
                .isInstanceOfSatisfying(
                        CliException.class, e -> assertThat(e.exitCode()).isEqualTo(CliException.USAGE));
    }

    @Test
    void refusesFilesThatAreNotThere() {
        assertThatThrownBy(() -> parse("--tls-keystore " + folder.resolve("none")))
                .isInstanceOfSatisfying(
                        CliException.class, e -> assertThat(e.exitCode()).isEqualTo(CliException.RUNTIME))
                .hasMessageContaining("none");
    }
}
