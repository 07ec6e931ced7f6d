// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.webpush.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts a message for one browser: RFC 8291, as one record of {@code aes128gcm} (RFC 8188). */
final class MessageEncryption {
    /** How long a message may be, so that what is sent keeps within the 4096 bytes that every push service takes. */
    static final int PLAIN_MAX = 4096 - 86 - 1 - 16;

    private static final int RECORD_SIZE = 4096;
    private static final int SALT_BYTES = 16;
    private static final byte LAST_RECORD = 2;
    private static final SecureRandom RANDOM = new SecureRandom();

    private MessageEncryption() {}

    static byte[] encrypt(byte[] plain, ECPublicKey browser, byte[] authentication) throws GeneralSecurityException {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return encrypt(plain, browser, authentication, P256.newPair(), salt);
    }

    static byte[] encrypt(byte[] plain, ECPublicKey browser, byte[] authentication, KeyPair sender, byte[] salt)
            throws GeneralSecurityException {
        if (plain.length > PLAIN_MAX) {
            throw new IllegalArgumentException("a push message has at most " + PLAIN_MAX + " bytes");
        }
        byte[] senderPoint = P256.bytes((ECPublicKey) sender.getPublic());
        byte[] shared = P256.sharedSecret((ECPrivateKey) sender.getPrivate(), browser);
        byte[] info = join(text("WebPush: info\0"), P256.bytes(browser), senderPoint);
        byte[] keyMaterial = expand(hmac(authentication, shared), info, 32);
        byte[] pseudorandom = hmac(salt, keyMaterial);
        byte[] key = expand(pseudorandom, text("Content-Encoding: aes128gcm\0"), 16);
        byte[] nonce = expand(pseudorandom, text("Content-Encoding: nonce\0"), 12);

        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        byte[] secret = cipher.doFinal(join(plain, new byte[] {LAST_RECORD}));
        byte[] header = ByteBuffer.allocate(SALT_BYTES + Integer.BYTES + 1)
                .put(salt)
                .putInt(RECORD_SIZE)
                .put((byte) senderPoint.length)
                .array();
        return join(header, senderPoint, secret);
    }

    /** HKDF's second step, for a result of one block at most. */
    private static byte[] expand(byte[] key, byte[] info, int length) throws GeneralSecurityException {
        return Arrays.copyOf(hmac(key, join(info, new byte[] {1})), length);
    }

    private static byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(data);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
