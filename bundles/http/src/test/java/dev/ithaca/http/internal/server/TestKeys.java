// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A certificate for this machine, made by the JDK's keytool, in all the forms that the settings take. */
public final class TestKeys {
    public static final String PASSWORD = "changeit-please";

    private final Path folder;
    public final Path store;
    public final Path password;
    public final Path certificate;
    public final Path key;

    public TestKeys(Path folder, String algorithm) throws Exception {
        this(folder, algorithm, "CN=localhost", "-ext", "san=dns:localhost,ip:127.0.0.1");
    }

    /** Under another name: a distinguished one, and what else keytool shall be told. */
    public TestKeys(Path folder, String algorithm, String name, String... options) throws Exception {
        this.folder = folder;
        store = folder.resolve("keys.p12");
        password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "any",
                "-keyalg",
                algorithm,
                "-dname",
                name,
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD));
        command.addAll(List.of(options));
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        if (!keytool.waitFor(30, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            keytool.destroyForcibly();
            throw new IOException(Files.readString(folder.resolve("keytool.log")));
        }
        KeyStore read = read();
        certificate =
                pem("certificate.pem", "CERTIFICATE", read.getCertificate("any").getEncoded());
        key = pem(
                "key.pem",
                "PRIVATE KEY",
                read.getKey("any", PASSWORD.toCharArray()).getEncoded());
    }

    public KeyStore read() throws IOException, GeneralSecurityException {
        KeyStore read = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            read.load(in, PASSWORD.toCharArray());
        }
        return read;
    }

    private Path pem(String name, String kind, byte[] bytes) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return Files.writeString(
                folder.resolve(name),
                "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n",
                StandardCharsets.US_ASCII);
    }

    HttpSettings stored(@Nullable Path file, @Nullable Path secret) {
        return new HttpSettings(true, 0, "127.0.0.1", file, secret, null, null, false, Set.of(), Set.of());
    }

    HttpSettings pem(Path chain, Path secret) {
        return new HttpSettings(true, 0, "127.0.0.1", null, null, chain, secret, false, Set.of(), Set.of());
    }

    /** Settings that name the key in one form or the other. */
    public HttpSettings settings(boolean fromPem) {
        return fromPem ? pem(certificate, key) : stored(store, password);
    }
}
