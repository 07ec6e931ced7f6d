// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.post.text;

import dev.ithaca.spi.notify.Notification;
import java.nio.charset.StandardCharsets;

/** Texts that fit; no character is cut in two. */
public final class Clip {
    private Clip() {}

    /**
     * The description and the body of a notification.
     *
     * @param notification the notification
     * @return both, on lines of their own; empty if it has neither
     */
    public static String text(Notification notification) {
        return (notification.description() + "\n" + notification.body()).strip();
    }

    /**
     * Cuts a text.
     *
     * @param text the text
     * @param most how many {@code char}s it may have, at least 1
     * @return the text, or its beginning and an ellipsis
     */
    public static String characters(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        return text.substring(0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    /**
     * Cuts a text.
     *
     * @param text the text
     * @param most how many bytes it may have in UTF-8, at least 3
     * @return the text, or its beginning and an ellipsis
     */
    public static String bytes(String text, int most) {
        if (text.getBytes(StandardCharsets.UTF_8).length <= most) {
            return text;
        }
        int room = most - "…".getBytes(StandardCharsets.UTF_8).length;
        int end = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            room -= new String(Character.toChars(character)).getBytes(StandardCharsets.UTF_8).length;
            if (room < 0) {
                break;
            }
            end += Character.charCount(character);
        }
        return text.substring(0, end) + "…";
    }
}
