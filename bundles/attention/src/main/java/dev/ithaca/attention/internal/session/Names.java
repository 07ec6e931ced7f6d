// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.attention.internal.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ithaca.spi.SessionId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Names waits and questions, short enough to be typed. A name says nothing of the session: if it began with the session's id, an
 * answer to "whatever that session asks" would be one prefix away.
 */
final class Names {
    private static final String DIGITS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 10;

    private Names() {}

    /** The wait of a session that the detector has named so. */
    static String ofWait(SessionId session, String attention) {
        return name(session.value() + '\n' + attention);
    }

    /** The question that a wait asks in these words. */
    static String ofQuestion(String wait, Words words) {
        return name(wait + '\n' + words.text());
    }

    private static String name(String what) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(what.getBytes(UTF_8));
            StringBuilder name = new StringBuilder(LENGTH);
            for (int i = 0; i < LENGTH; i++) {
                name.append(DIGITS.charAt(digest[i] & 31));
            }
            return name.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
