// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.server;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.util.ssl.X509;

/** Whom the certificates are for, read as Jetty reads them: browsers refuse a server that they know under another name. */
final class CertificateNames {
    private final List<X509> certificates;

    CertificateNames(List<X509> certificates) {
        this.certificates = List.copyOf(certificates);
    }

    static CertificateNames of(KeyStore store) throws IOException {
        List<X509> certificates = new ArrayList<>();
        try {
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias) && store.getCertificate(alias) instanceof X509Certificate certificate) {
                    certificates.add(new X509(alias, certificate));
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IOException("the TLS certificate cannot be read: " + e.getMessage(), e);
        }
        return new CertificateNames(certificates);
    }

    /** The name under which a browser on this machine gets to an address of it; the address itself if the certificate has none. */
    String nameFor(String address, Set<String> hosts) {
        if (has(address)) {
            return address;
        }
        boolean loopback = address.startsWith("127.") || address.equals("::1");
        if (loopback && has("localhost")) {
            return "localhost";
        }
        return hosts.stream()
                .filter(host -> host.indexOf(':') < 0 && has(host))
                .sorted()
                .findFirst()
                .orElse(address);
    }

    private boolean has(String name) {
        return certificates.stream().anyMatch(certificate -> certificate.matches(name));
    }
}
