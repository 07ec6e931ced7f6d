// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ithaca.session.api.ScreenFence;
import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.session.internal.output.SeenScreen;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a fence stands for.
 *
 * @param digest of the session's id and what was shown
 * @param inputs how often had been typed
 */
record FenceMark(String digest, long inputs) {
    private static final Pattern TEXT = Pattern.compile("1\\.([A-Za-z0-9_-]{22})\\.([0-9a-z]{1,13})");
    private static final int DIGEST_BYTES = 16;
    private static final int RADIX = 36;

    static FenceMark of(SessionId session, SeenScreen screen, long inputs) {
        MessageDigest digest = sha256();
        digest.update(session.value().getBytes(UTF_8));
        String place = (screen.alternate() ? "\nalternate " : "\nmain ")
                + screen.cursorRow()
                + ' '
                + screen.cursorColumn()
                + '\n';
        digest.update(place.getBytes(UTF_8));
        screen.lines().forEach(line -> {
            digest.update(line.getBytes(UTF_8));
            digest.update((byte) '\n');
        });
        byte[] shortened = Arrays.copyOf(digest.digest(), DIGEST_BYTES);
        return new FenceMark(Base64.getUrlEncoder().withoutPadding().encodeToString(shortened), inputs);
    }

    /** Reads a fence; one that no session can have given is refused. */
    static FenceMark read(ScreenFence fence) {
        Matcher parts = TEXT.matcher(fence.text());
        if (parts.matches()) {
            try {
                return new FenceMark(parts.group(1), Long.parseLong(parts.group(2), RADIX));
            } catch (NumberFormatException e) {
                // beyond what can be counted
            }
        }
        throw new PlatformException(SessionErrorCode.INVALID, "this is no screen fence of a session: " + fence.text());
    }

    ScreenFence fence() {
        return new ScreenFence("1." + digest + '.' + Long.toString(inputs, RADIX));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
