// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ithaca.spi.PlatformException;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keys by name: {@code enter}, {@code ctrl+c}, {@code alt+x}, {@code shift+tab}, {@code hex:1b5b41} and so on. The one grammar
 * of all callers that type keys into a session.
 */
public final class KeySpec {
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
            Map.entry("pgdn", "\033[6~"));
    private static final Set<String> MODIFIERS = Set.of("shift", "alt", "meta", "ctrl");
    private static final String POSSIBLE =
            "possible: enter, tab, esc, space, backspace, up, down, left, right, home, end, "
                    + "delete, insert, pageup, pagedown, shift+tab, ctrl+<char>, alt+<key>, hex:<bytes>";

    private KeySpec() {}

    /**
     * The bytes that a key sends.
     *
     * @param spec the name of the key, in either case
     * @throws PlatformException with {@link SessionErrorCode#INVALID} if there is no such key; it says what is possible
     */
    public static byte[] bytes(String spec) {
        String key = spec.trim();
        String lower = key.toLowerCase(Locale.ROOT);
        if (key.isEmpty()) {
            throw invalid("empty key spec is not allowed; " + POSSIBLE);
        }
        if (MODIFIERS.contains(lower)) {
            throw invalid("modifier-only key '" + spec + "' is not supported; " + POSSIBLE);
        }
        byte[] bytes = lower.startsWith("hex:") ? hex(lower.substring(4)) : plain(key, lower);
        if (bytes == null) {
            throw invalid("unsupported key '" + spec + "'; " + POSSIBLE);
        }
        return bytes;
    }

    private static PlatformException invalid(String message) {
        return new PlatformException(SessionErrorCode.INVALID, message);
    }

    private static byte @Nullable [] plain(String key, String lower) {
        String named = NAMED.get(lower);
        if (named != null) {
            return named.getBytes(UTF_8);
        }
        if ("shift+tab".equals(lower) || "shift-tab".equals(lower)) {
            return "\033[Z".getBytes(UTF_8);
        }
        if (hasModifier(lower, "ctrl")) {
            return control(lower.substring("ctrl+".length()));
        }
        if (hasModifier(lower, "alt") || hasModifier(lower, "meta")) {
            int rest = lower.startsWith("alt") ? "alt+".length() : "meta+".length();
            return withEscape(key.substring(rest), lower.substring(rest));
        }
        return null;
    }

    private static boolean hasModifier(String key, String modifier) {
        return key.length() > modifier.length() + 1
                && key.startsWith(modifier)
                && (key.charAt(modifier.length()) == '+' || key.charAt(modifier.length()) == '-');
    }

    private static byte @Nullable [] control(String key) {
        return key.length() == 1 && key.charAt(0) < 0x80 ? new byte[] {(byte) (key.charAt(0) & 0x1f)} : null;
    }

    /** What follows alt is a named key, ctrl with a character, or one character, whose case is kept. */
    private static byte @Nullable [] withEscape(String key, String lower) {
        byte[] bytes = key.codePointCount(0, key.length()) == 1 ? key.getBytes(UTF_8) : named(lower);
        if (bytes == null) {
            return null;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0x1b);
        out.writeBytes(bytes);
        return out.toByteArray();
    }

    private static byte @Nullable [] named(String lower) {
        String named = NAMED.get(lower);
        if (named != null) {
            return named.getBytes(UTF_8);
        }
        return hasModifier(lower, "ctrl") ? control(lower.substring("ctrl+".length())) : null;
    }

    private static byte @Nullable [] hex(String digits) {
        try {
            return digits.isEmpty() ? null : HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
