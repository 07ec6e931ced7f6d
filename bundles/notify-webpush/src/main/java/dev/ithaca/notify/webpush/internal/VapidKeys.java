// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.webpush.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys by which push services know this daemon. They are made once, at the first use: browsers subscribe with the public
 * one, so another pair would lose all of them. A file that cannot be understood is therefore an error, never replaced.
 */
final class VapidKeys {
    private static final String FOLDER = "notify";
    private static final String FILE = "web-push-keys";

    private final Path file;
    private @Nullable Pair pair;

    /** Both keys. */
    record Pair(ECPublicKey publicKey, ECPrivateKey privateKey) {
        String publicText() {
            return P256.base64(P256.bytes(publicKey));
        }

        /** Without the private key. */
        @Override
        public String toString() {
            return "Pair[" + publicText() + "]";
        }
    }

    VapidKeys(Path state) {
        this.file = state.resolve(FOLDER).resolve(FILE);
    }

    synchronized Pair get() throws IOException {
        Pair known = pair;
        if (known == null) {
            known = readOrMake();
            pair = known;
        }
        return known;
    }

    private Pair readOrMake() throws IOException {
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
            if (lines.size() != 2) {
                throw new IOException("two lines are expected");
            }
            return new Pair(P256.publicKey(P256.unbase64(lines.get(0))), P256.privateKey(P256.unbase64(lines.get(1))));
        } catch (NoSuchFileException e) {
            return make();
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(
                    "the Web Push keys in " + file
                            + " cannot be read; restore the file, or delete it, which makes new keys"
                            + " and ends all subscriptions",
                    e);
        }
    }

    private Pair make() throws IOException {
        KeyPair made = P256.newPair();
        Pair keys = new Pair((ECPublicKey) made.getPublic(), (ECPrivateKey) made.getPrivate());
        Files.createDirectories(
                file.getParent(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path draft = Files.createTempFile(
                file.getParent(),
                FILE,
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(draft, keys.publicText() + "\n" + P256.base64(P256.bytes(keys.privateKey())) + "\n");
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
        return keys;
    }
}
