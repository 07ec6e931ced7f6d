// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.access.internal;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import dev.ithaca.access.api.AccessErrorCode;
import dev.ithaca.spi.PlatformException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Argon2id. A computation takes 19 MiB and tens of milliseconds on purpose, so only two run at once, and a few wait: a flood
 * of logins exhausts neither the heap nor the threads of its edge. With one lane the library computes on the caller's thread.
 */
final class PasswordHasher {
    /** The second of the equivalent choices of OWASP: 19 MiB, two passes, one lane. */
    private static final int MEMORY_KIB = 19 * 1024;

    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;

    private static final int AT_ONCE = 2;
    private static final int WAITING = 16;

    /** Counts those that compute and those that wait. */
    private final Semaphore places = new Semaphore(AT_ONCE + WAITING);

    private final Semaphore computations = new Semaphore(AT_ONCE, true);
    private final Duration patience;

    PasswordHasher(Duration patience) {
        this.patience = patience;
    }

    /** What happens while the right to compute is held. */
    interface Work<T> {
        T run();
    }

    /** Does work that computes, as soon as its turn comes; {@link AccessErrorCode#BUSY} if that is not soon. */
    <T> T inTurn(Work<T> work) {
        if (!places.tryAcquire()) {
            throw busy();
        }
        try {
            return computing(work);
        } finally {
            places.release();
        }
    }

    /** As {@link #inTurn} for those who have shown who they are: a flood of others takes no place from them. */
    <T> T computing(Work<T> work) {
        try {
            if (!computations.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return work.run();
        } finally {
            computations.release();
        }
    }

    private static PlatformException busy() {
        return new PlatformException(
                AccessErrorCode.BUSY, "too many passwords are being checked at once; try again in a moment");
    }

    /** A new hash in PHC notation; to be called {@link #inTurn}. */
    String hash(char[] password) {
        byte[] bytes = bytes(password);
        try {
            return Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID)
                    .hash(bytes, Secrets.random(SALT_BYTES))
                    .getResult();
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** Whether a hash is of this password; to be called {@link #inTurn}. */
    boolean matches(char[] password, String hash) {
        byte[] bytes = bytes(password);
        try {
            return Argon2Function.getInstanceFromHash(hash).check(bytes, hash.getBytes(StandardCharsets.US_ASCII));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** One keyboard sends é as one character, another as two: they are the same password. */
    private static byte[] bytes(char[] password) {
        CharBuffer typed = CharBuffer.wrap(password);
        CharSequence text = Normalizer.isNormalized(typed, Normalizer.Form.NFC) ? typed : normalized(typed);
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(text));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        encoded.clear();
        encoded.put(new byte[encoded.capacity()]);
        return bytes;
    }

    private static String normalized(CharSequence text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
