// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;

/** Answers XTGETTCAP: the few terminfo capabilities that programs ask for because terminfo may be wrong about them. */
final class Capabilities {
    private static final Map<String, String> VALUES =
            Map.of("TN", "xterm-256color", "name", "xterm-256color", "Co", "256", "colors", "256", "RGB", "8");

    private Capabilities() {}

    /** One reply for every name, known or not, so that nobody waits. */
    static String reply(String names) {
        StringBuilder replies = new StringBuilder();
        for (String name : names.split(";", -1)) {
            if (name.chars().allMatch(HexFormat::isHexDigit)) {
                String value = VALUES.get(decode(name));
                replies.append("\u001bP")
                        .append(value == null ? "0+r" + name : "1+r" + name + "=" + encode(value))
                        .append("\u001b\\");
            }
        }
        return replies.toString();
    }

    private static String decode(String hex) {
        return hex.length() % 2 != 0 ? "" : new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
    }

    private static String encode(String value) {
        return HexFormat.of().formatHex(value.getBytes(StandardCharsets.ISO_8859_1));
    }
}
