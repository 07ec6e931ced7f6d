// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ithaca.http.internal.route.Problem;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys by name, as {@code ithaca send key:NAME} takes them: {@code enter}, {@code ctrl+c}, {@code alt+x}, {@code hex:1b5b41}. */
final class Keys {
    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("enter", "\r"),
            Map.entry("return", "\r"),
            Map.entry("cr", "\r"),
            Map.entry("lf", "\n"),
            Map.entry("linefeed", "\n"),
            Map.entry("tab", "\t"),
            Map.entry("space", " "),
            Map.entry("backspace", "\b"),
            Map.entry("bs", "\b"),
            Map.entry("esc", "\033"),
            Map.entry("escape", "\033"),
            Map.entry("up", "\033[A"),
            Map.entry("down", "\033[B"),
            Map.entry("right", "\033[C"),
            Map.entry("left", "\033[D"),
            Map.entry("home", "\033[H"),
            Map.entry("end", "\033[F"),
            Map.entry("delete", "\033[3~"),
            Map.entry("del", "\033[3~"),
            Map.entry("insert", "\033[2~"),
            Map.entry("ins", "\033[2~"),
            Map.entry("pageup", "\033[5~"),
            Map.entry("pgup", "\033[5~"),
            Map.entry("pagedown", "\033[6~"),
            Map.entry("pgdn", "\033[6~"),
            Map.entry("shift+tab", "\033[Z"),
            Map.entry("shift-tab", "\033[Z"));

    private Keys() {}

    /** The bytes that a key sends. */
    static byte[] bytes(String spec) {
        String key = spec.strip();
        byte[] bytes = key.regionMatches(true, 0, "hex:", 0, 4) ? hex(key.substring(4)) : plain(key);
        if (bytes == null) {
            throw Problem.badRequest("unsupported key '" + spec
                    + "'; possible: enter, tab, esc, space, backspace, arrows, home, end, delete, insert, pageup, "
                    + "pagedown, shift+tab, ctrl+<char>, alt+<key>, hex:<bytes>");
        }
        return bytes;
    }

    private static byte @Nullable [] plain(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        String named = NAMED.get(lower);
        if (named != null) {
            return named.getBytes(UTF_8);
        }
        String modifier = modifier(lower);
        String rest = key.substring(modifier.length());
        return switch (modifier) {
            case "ctrl+", "ctrl-" -> control(rest);
            case "alt+", "alt-", "meta+", "meta-" -> escaped(rest);
            default -> null;
        };
    }

    private static String modifier(String lower) {
        for (String word : new String[] {"ctrl", "alt", "meta"}) {
            if (lower.startsWith(word) && lower.length() > word.length() + 1) {
                return lower.substring(0, word.length() + 1);
            }
        }
        return "";
    }

    private static byte @Nullable [] control(String key) {
        return key.length() == 1 && key.charAt(0) < 0x80 ? new byte[] {(byte) (key.charAt(0) & 0x1f)} : null;
    }

    /** Behind alt stands one character, whose case is kept, or another key. */
    private static byte @Nullable [] escaped(String key) {
        byte[] bytes = key.codePointCount(0, key.length()) == 1 ? key.getBytes(UTF_8) : plain(key);
        if (bytes == null) {
            return null;
        }
        byte[] all = new byte[bytes.length + 1];
        all[0] = 0x1b;
        System.arraycopy(bytes, 0, all, 1, bytes.length);
        return all;
    }

    private static byte @Nullable [] hex(String digits) {
        try {
            return digits.isEmpty() ? null : HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
