// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a key and its certificates, from a key store or from PEM files, into a key store in memory. */
final class KeyMaterial {
    private static final Pattern PKCS8 = Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "Ed25519");
    private static final String ALIAS = "ithaca";

    private KeyMaterial() {}

    /**
     * Reads what the settings name.
     *
     * @param password what the store in memory is protected with
     * @throws IOException with a reason for the user
     */
    static KeyStore read(HttpSettings settings, char[] password) throws IOException {
        try {
            return settings.keyStore() != null
                    ? copy(settings.keyStore(), stored(settings.keyStorePassword()), password)
                    : fromPem(settings, password);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("the TLS key or certificate cannot be used: " + e.getMessage(), e);
        }
    }

    private static char[] stored(@Nullable Path file) throws IOException {
        return file == null
                ? new char[0]
                : new String(bytes("http_tls_keystore_password_file", file), StandardCharsets.UTF_8)
                        .strip()
                        .toCharArray();
    }

    private static byte[] bytes(String setting, Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new IOException(setting + " " + file + " does not exist", e);
        } catch (IOException e) {
            throw new IOException(setting + " " + file + " cannot be read", e);
        }
    }

    private static KeyStore open(Path file, char[] password) throws IOException, GeneralSecurityException {
        byte[] bytes = bytes("http_tls_keystore", file);
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(new ByteArrayInputStream(bytes), password);
            return store;
        } catch (IOException e) {
            boolean wrong = e.getCause() instanceof UnrecoverableKeyException;
            throw new IOException(
                    "http_tls_keystore " + file
                            + (wrong
                                    ? " does not open with the password of http_tls_keystore_password_file"
                                    : " is no key store (PKCS12)"),
                    e);
        }
    }

    private static KeyStore copy(Path file, char[] filePassword, char[] password)
            throws IOException, GeneralSecurityException {
        KeyStore source = open(file, filePassword);
        for (Enumeration<String> aliases = source.aliases(); aliases.hasMoreElements(); ) {
            String alias = aliases.nextElement();
            Key key = source.isKeyEntry(alias) ? source.getKey(alias, filePassword) : null;
            if (key instanceof PrivateKey privateKey) {
                return store(privateKey, source.getCertificateChain(alias), password);
            }
        }
        throw new IOException("http_tls_keystore " + file + " has no private key");
    }

    private static KeyStore fromPem(HttpSettings settings, char[] password)
            throws IOException, GeneralSecurityException {
        Path certificate = settings.certificate();
        Path key = settings.key();
        if (certificate == null || key == null) {
            throw new IOException("http_tls_cert and http_tls_key are needed");
        }
        List<Certificate> chain = chain(certificate);
        PrivateKey secret = privateKey(key);
        if (!KeyPairs.belong(secret, chain.get(0).getPublicKey())) {
            throw new IOException("http_tls_key " + key + " is not the key of http_tls_cert " + certificate);
        }
        return store(secret, chain.toArray(new Certificate[0]), password);
    }

    private static List<Certificate> chain(Path file) throws IOException {
        byte[] pem = bytes("http_tls_cert", file);
        try {
            List<Certificate> chain = new ArrayList<>(
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem)));
            if (!chain.isEmpty()) {
                return chain;
            }
        } catch (CertificateException e) {
            throw new IOException("http_tls_cert " + file + " is no certificate in PEM", e);
        }
        throw new IOException("http_tls_cert " + file + " has no certificate");
    }

    private static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
        Matcher pem = PKCS8.matcher(new String(bytes("http_tls_key", file), StandardCharsets.US_ASCII));
        if (!pem.find()) {
            throw new IOException("http_tls_key " + file
                    + " has no unencrypted PKCS#8 key; convert it: openssl pkcs8 -topk8 -nocrypt -in KEY -out KEY.pem");
        }
        PKCS8EncodedKeySpec spec =
                new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
        for (String algorithm : ALGORITHMS) {
            Optional<PrivateKey> key = privateKey(algorithm, spec);
            if (key.isPresent()) {
                return key.get();
            }
        }
        throw new IOException("http_tls_key " + file + " is of an unknown kind; possible: " + ALGORITHMS);
    }

    private static Optional<PrivateKey> privateKey(String algorithm, PKCS8EncodedKeySpec spec)
            throws GeneralSecurityException {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(spec));
        } catch (InvalidKeySpecException e) {
            return Optional.empty();
        }
    }

    private static KeyStore store(PrivateKey key, Certificate[] chain, char[] password)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, password);
        store.setKeyEntry(ALIAS, key, password, chain);
        return store;
    }
}
