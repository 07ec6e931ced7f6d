// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.access.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Makes and recognises secrets: a prefix that says what they are, which leak scanners can look for too, and 256 random bits.
 * With so many bits a plain hash is as good as a slow one.
 */
final class Secrets {
    /** What a secret is for. */
    enum Kind {
        LOGIN("itl_"),
        TOKEN("ith_"),
        TICKET("itt_");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    /** The source of random bits costs time to begin with, so not before it is needed. */
    private static final class Lazy {
        static final SecureRandom RANDOM = new SecureRandom();
    }

    private static final int BYTES = 32;
    private static final int ID_BYTES = 8;
    private static final HexFormat HEX = HexFormat.of();

    private Secrets() {}

    static String generate(Kind kind) {
        return kind.prefix + HEX.formatHex(random(BYTES));
    }

    /** An id that nobody can guess from another one, and that gives nothing away. */
    static String id() {
        return HEX.formatHex(random(ID_BYTES));
    }

    static byte[] random(int count) {
        byte[] bytes = new byte[count];
        Lazy.RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** Whether a text has the form of a secret of this kind; what has not needs no look at the store. */
    static boolean is(Kind kind, String text) {
        return text.length() == kind.prefix.length() + 2 * BYTES
                && text.startsWith(kind.prefix)
                && text.substring(kind.prefix.length()).chars().allMatch(Secrets::isDigit);
    }

    private static boolean isDigit(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }

    /** What is stored of a secret. */
    static String hash(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HEX.formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A login's second secret. */
    static String csrf() {
        return HEX.formatHex(random(BYTES));
    }

    /** Compares hashes in a time that tells nothing about them. */
    static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
