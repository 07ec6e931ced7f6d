// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastStartTest {
    @TempDir
    Path folder;

    private Path root;
    private Path file;
    private LastStart last;

    @BeforeEach
    void open() {
        root = folder.resolve("state");
        file = root.resolve("daemon.options");
        last = new LastStart(StateHome.of(Map.of("ITHACA_STATE_DIR", root.toString())));
    }

    private static StartOptions parse(String... words) throws CliException {
        return StartOptions.parse(List.of(words));
    }

    @Test
    void remembersEveryOptionOfTheDaemonsLife() throws Exception {
        String cert = Files.writeString(folder.resolve("the cert.pem"), "x").toString();
        String key = Files.writeString(folder.resolve("key.pem"), "x").toString();
        for (StartOptions given : List.of(
                parse("-d", "-p", "0", "--bind", "::1", "--behind-proxy", "--tls-cert", cert, "--tls-key", key),
                parse("--tls-keystore", key, "--no-http"),
                parse("--no-auth", "--bind=127.0.0.1"))) {
            last.remember(given);

            assertThat(last.recall().systemProperties()).isNotEmpty().isEqualTo(given.systemProperties());
        }
    }

    @Test
    void remembersTheConsentToNoAccessControl() throws Exception {
        last.remember(parse("--no-auth"));

        assertThat(last.recall().mustAsk()).isFalse();
        assertThat(last.recall().systemProperties()).containsExactly("-Dithaca.access.none=true");
    }

    @Test
    void keepsThemForTheOwnerAloneAndNoSecretAmongThem() throws Exception {
        last.remember(parse("--port", "1", "--password-file", "/run/secret"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root)))
                .isEqualTo("rwx------");
        assertThat(file).hasContent("--port=1\n");
        assertThat(root).isDirectoryContaining(file::equals);
        assertThat(root.toFile().list()).hasSize(1);
    }

    @Test
    void forgetsThemWithAStartWithoutAny() throws Exception {
        last.remember(parse("--port", "1"));
        last.remember(parse("--detach"));

        assertThat(file).doesNotExist();
        assertThat(last.recall().systemProperties()).isEmpty();
    }

    @Test
    void saysWhatCannotBeUsedAnyMoreAndHowToGoOn() throws Exception {
        Path key = Files.writeString(folder.resolve("key.p12"), "x");
        last.remember(parse("--tls-keystore", key.toString()));
        Files.delete(key);

        assertThatThrownBy(last::recall)
                .isInstanceOf(CliException.class)
                .hasMessageContainingAll(file.toString(), "key.p12", "ithaca daemon start --detach");
    }

    @Test
    void refusesAFileThatItHasNotWritten() throws Exception {
        Files.createDirectories(root);
        for (String text : new String[] {"--bogus\n", "rubbish", "--no-auth-without-ask\n--bind=0.0.0.0\n"}) {
            Files.writeString(file, text);
            assertThatThrownBy(last::recall).as(text).isInstanceOf(CliException.class);
        }
        Files.writeString(file, "\n".repeat(100_000));
        assertThatThrownBy(last::recall).hasMessageContaining("too long");
    }
}
