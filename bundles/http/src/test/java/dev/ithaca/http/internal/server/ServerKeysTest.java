// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerKeysTest {
    @TempDir
    private Path folder;

    private TestKeys keys;

    @BeforeEach
    void make() throws Exception {
        keys = new TestKeys(folder, "EC");
    }

    @Test
    void holdsTheKeyOfAKeyStoreUnderAnotherPassword() throws Exception {
        ServerKeys read = ServerKeys.read(keys.stored(keys.store, keys.password));

        assertHasKey(read);
        assertThat(read.password()).isNotEqualTo(TestKeys.PASSWORD);
        assertThat(read.toString()).doesNotContain(read.password());
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA", "Ed25519"})
    void holdsTheKeyOfPemFiles(String algorithm) throws Exception {
        Path own = Files.createDirectory(folder.resolve(algorithm));
        TestKeys made = new TestKeys(own, algorithm);

        assertHasKey(ServerKeys.read(made.pem(made.certificate, made.key)));
    }

    private static void assertHasKey(ServerKeys read) throws Exception {
        String alias = Collections.list(read.store().aliases()).get(0);
        assertThat(read.store().getKey(alias, read.password().toCharArray())).isNotNull();
        assertThat(read.store().getCertificate(alias)).isNotNull();
    }

    @Test
    void saysWhatIsWrongWithAKeyStore() throws Exception {
        Path wrong = Files.writeString(folder.resolve("wrong"), "other");
        Path noStore = Files.writeString(folder.resolve("text.p12"), "no store");

        assertThatThrownBy(() -> ServerKeys.read(keys.stored(keys.store, wrong)))
                .hasMessage("http_tls_keystore " + keys.store + " does not open with the password of "
                        + "http_tls_keystore_password_file");
        assertThatThrownBy(() -> ServerKeys.read(keys.stored(keys.store, null)))
                .hasMessageContaining("http_tls_keystore_password_file");
        assertThatThrownBy(() -> ServerKeys.read(keys.stored(folder.resolve("none.p12"), keys.password)))
                .hasMessage("http_tls_keystore " + folder.resolve("none.p12") + " does not exist");
        assertThatThrownBy(() -> ServerKeys.read(keys.stored(keys.store, folder.resolve("none"))))
                .hasMessage("http_tls_keystore_password_file " + folder.resolve("none") + " does not exist");
        assertThatThrownBy(() -> ServerKeys.read(keys.stored(noStore, keys.password)))
                .hasMessageContaining("http_tls_keystore " + noStore);
    }

    @Test
    void saysWhatIsWrongWithPemFiles() throws Exception {
        TestKeys other = new TestKeys(Files.createDirectory(folder.resolve("other")), "EC");

        assertThatThrownBy(() -> ServerKeys.read(keys.pem(folder.resolve("none.pem"), keys.key)))
                .hasMessage("http_tls_cert " + folder.resolve("none.pem") + " does not exist");
        assertThatThrownBy(() -> ServerKeys.read(keys.pem(keys.certificate, folder.resolve("none.pem"))))
                .hasMessage("http_tls_key " + folder.resolve("none.pem") + " does not exist");
        assertThatThrownBy(() -> ServerKeys.read(keys.pem(keys.certificate, keys.certificate)))
                .hasMessageContaining("no unencrypted PKCS#8 key");
        assertThatThrownBy(() -> ServerKeys.read(keys.pem(keys.key, keys.key)))
                .hasMessageContaining("http_tls_cert " + keys.key);
        assertThatThrownBy(() -> ServerKeys.read(keys.pem(keys.certificate, other.key)))
                .hasMessage("http_tls_key " + other.key + " is not the key of http_tls_cert " + keys.certificate);
    }
}
