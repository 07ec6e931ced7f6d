// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {
    @TempDir
    private Path folder;

    private Path run;
    private TestKeys keys;

    @BeforeEach
    void make() throws Exception {
        keys = new TestKeys(folder, "EC");
        run = Files.createDirectory(folder.resolve("run"));
    }

    @Test
    void holdsTheKeyOfAKeyStoreUnderAnotherPassword() throws Exception {
        KeyFile file = KeyFile.write(keys.stored(keys.store, keys.password), run);

        assertHasKey(file);
        assertThat(file.password()).isNotEqualTo(TestKeys.PASSWORD);
        assertThat(file.toString()).doesNotContain(file.password());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
        file.delete();
        assertThat(file.path()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA", "Ed25519"})
    void holdsTheKeyOfPemFiles(String algorithm) throws Exception {
        Path own = Files.createDirectory(folder.resolve(algorithm));
        TestKeys made = new TestKeys(own, algorithm);

        assertHasKey(KeyFile.write(made.pem(made.certificate, made.key), run));
    }

    private static void assertHasKey(KeyFile file) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file.path())) {
            store.load(in, file.password().toCharArray());
        }
        String alias = Collections.list(store.aliases()).get(0);
        assertThat(store.getKey(alias, file.password().toCharArray())).isNotNull();
        assertThat(store.getCertificate(alias)).isNotNull();
    }

    @Test
    void saysWhatIsWrongWithAKeyStore() throws Exception {
        Path wrong = Files.writeString(folder.resolve("wrong"), "other");
        Path noStore = Files.writeString(folder.resolve("text.p12"), "no store");

        assertThatThrownBy(() -> KeyFile.write(keys.stored(keys.store, wrong), run))
                .hasMessage("http_tls_keystore " + keys.store + " does not open with the password of "
                        + "http_tls_keystore_password_file");
        assertThatThrownBy(() -> KeyFile.write(keys.stored(keys.store, null), run))
                .hasMessageContaining("http_tls_keystore_password_file");
        assertThatThrownBy(() -> KeyFile.write(keys.stored(folder.resolve("none.p12"), keys.password), run))
                .hasMessage("http_tls_keystore " + folder.resolve("none.p12") + " does not exist");
        assertThatThrownBy(() -> KeyFile.write(keys.stored(keys.store, folder.resolve("none")), run))
                .hasMessage("http_tls_keystore_password_file " + folder.resolve("none") + " does not exist");
        assertThatThrownBy(() -> KeyFile.write(keys.stored(noStore, keys.password), run))
                .hasMessageContaining("http_tls_keystore " + noStore);
        assertThat(run).isEmptyDirectory();
    }

    @Test
    void saysWhatIsWrongWithPemFiles() throws Exception {
        TestKeys other = new TestKeys(Files.createDirectory(folder.resolve("other")), "EC");

        assertThatThrownBy(() -> KeyFile.write(keys.pem(folder.resolve("none.pem"), keys.key), run))
                .hasMessage("http_tls_cert " + folder.resolve("none.pem") + " does not exist");
        assertThatThrownBy(() -> KeyFile.write(keys.pem(keys.certificate, folder.resolve("none.pem")), run))
                .hasMessage("http_tls_key " + folder.resolve("none.pem") + " does not exist");
        assertThatThrownBy(() -> KeyFile.write(keys.pem(keys.certificate, keys.certificate), run))
                .hasMessageContaining("no unencrypted PKCS#8 key");
        assertThatThrownBy(() -> KeyFile.write(keys.pem(keys.key, keys.key), run))
                .hasMessageContaining("http_tls_cert " + keys.key);
        assertThatThrownBy(() -> KeyFile.write(keys.pem(keys.certificate, other.key), run))
                .hasMessage("http_tls_key " + other.key + " is not the key of http_tls_cert " + keys.certificate);
    }
}
