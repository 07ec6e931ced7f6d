// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/**
 * The key store as Felix HTTP wants it: a file. It is there only while the server starts, for its user alone, under a
 * password that nobody sees.
 *
 * @param path the file
 * @param password its password
 * @param names whom the certificate is for
 */
record KeyFile(Path path, String password, CertificateNames names) {
    private static final int RANDOM_BYTES = 16;

    static KeyFile write(HttpSettings settings, Path directory) throws IOException {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        KeyStore store = KeyMaterial.read(settings, password.toCharArray());
        Path file = directory.resolve("http-tls.p12");
        Files.deleteIfExists(file);
        try (OutputStream out = Channels.newOutputStream(Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))))) {
            store.store(out, password.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new IOException("the TLS key cannot be handed to the server: " + e.getMessage(), e);
        }
        return new KeyFile(file, password, CertificateNames.of(store));
    }

    void delete() throws IOException {
        Files.deleteIfExists(path);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "KeyFile[" + path + "]";
    }
}
