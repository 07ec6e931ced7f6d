// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.server;

import java.io.IOException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The key and the certificates of the server, in memory only.
 *
 * @param store where they are
 * @param password what the store is protected with; nobody sees it
 * @param names whom the certificate is for
 */
record ServerKeys(KeyStore store, String password, CertificateNames names) {
    private static final int RANDOM_BYTES = 16;

    /**
     * Reads what the settings name.
     *
     * @throws IOException with a reason for the user
     */
    static ServerKeys read(HttpSettings settings) throws IOException {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        KeyStore store = KeyMaterial.read(settings, password.toCharArray());
        return new ServerKeys(store, password, CertificateNames.of(store));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "ServerKeys";
    }
}
