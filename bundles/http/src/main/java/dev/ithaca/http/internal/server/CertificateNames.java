// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.server;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** Whom a certificate is for. Browsers refuse a server under another name, and so does the server itself. */
final class CertificateNames {
    private static final int DNS = 2;
    private static final int ADDRESS = 7;

    private final Set<String> names;

    CertificateNames(Collection<String> names) {
        this.names = new TreeSet<>();
        names.forEach(name -> this.names.add(name.toLowerCase(Locale.ROOT)));
    }

    static CertificateNames of(KeyStore store) throws IOException {
        List<String> names = new ArrayList<>();
        try {
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    add(store.getCertificate(alias), names);
                }
            }
        } catch (GeneralSecurityException | InvalidNameException e) {
            throw new IOException("the TLS certificate cannot be read: " + e.getMessage(), e);
        }
        return new CertificateNames(names);
    }

    private static void add(Certificate certificate, List<String> names)
            throws GeneralSecurityException, InvalidNameException {
        if (!(certificate instanceof X509Certificate x509)) {
            return;
        }
        if (x509.getSubjectAlternativeNames() != null) {
            for (List<?> name : x509.getSubjectAlternativeNames()) {
                if (name.get(0).equals(DNS) || name.get(0).equals(ADDRESS)) {
                    names.add(String.valueOf(name.get(1)));
                }
            }
        }
        if (names.isEmpty()) {
            for (Rdn part : new LdapName(x509.getSubjectX500Principal().getName()).getRdns()) {
                if (part.getType().equalsIgnoreCase("CN")) {
                    names.add(String.valueOf(part.getValue()));
                }
            }
        }
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
        String lower = name.toLowerCase(Locale.ROOT);
        int dot = lower.indexOf('.');
        return names.contains(lower) || (dot > 0 && names.contains("*" + lower.substring(dot)));
    }
}
