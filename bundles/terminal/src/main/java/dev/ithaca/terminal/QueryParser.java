// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import dev.ithaca.terminal.Query.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Tells what a complete sequence asks; nothing at all when it is no query. */
final class QueryParser {
    private static final int MAX_NUMBER = 65_535;
    private static final int LAST_DYNAMIC_COLOR = 12;

    private QueryParser() {}

    /** Whether an OSC that asks for colours may have this byte at this place after {@code ESC ]}. */
    static boolean possibleOsc(byte next, int position) {
        boolean digit = next >= '0' && next <= '9';
        if (position == 1) {
            return next == '1' || next == '4';
        }
        return digit || next == ';' || next == '?';
    }

    /** Whether a DECRQSS or XTGETTCAP may have this byte at this place after {@code ESC P}. */
    static boolean possibleDcs(byte next, int position) {
        return switch (position) {
            case 1 -> next == '$' || next == '+';
            case 2 -> next == 'q';
            default -> next >= 0x20 && next < 0x7F;
        };
    }

    /** {@code sequence} is {@code ESC [ ... final}. */
    static List<Query> csi(byte[] sequence, int length) {
        char last = (char) sequence[length - 1];
        String body = new String(sequence, 2, length - 3, StandardCharsets.ISO_8859_1);
        return switch (last) {
            case 'c' -> attributes(body);
            case 'n' -> status(body);
            case 'q' -> body.equals(">") || body.equals(">0") ? one(Kind.VERSION, 0, "") : List.of();
            case 'p' -> mode(body);
            case 'u' -> body.equals("?") ? one(Kind.KEYBOARD_FLAGS, 0, "") : List.of();
            default -> windowSize(body);
        };
    }

    private static List<Query> attributes(String body) {
        return switch (body) {
            case "", "0" -> one(Kind.PRIMARY_ATTRIBUTES, 0, "");
            case ">", ">0" -> one(Kind.SECONDARY_ATTRIBUTES, 0, "");
            case "=", "=0" -> one(Kind.TERTIARY_ATTRIBUTES, 0, "");
            default -> List.of();
        };
    }

    private static List<Query> status(String body) {
        return switch (body) {
            case "5" -> one(Kind.STATUS, 0, "");
            case "6" -> one(Kind.CURSOR_POSITION, 0, "");
            case "?6" -> one(Kind.EXTENDED_CURSOR_POSITION, 0, "");
            default -> List.of();
        };
    }

    private static List<Query> mode(String body) {
        if (!body.endsWith("$")) {
            return List.of();
        }
        boolean dec = body.startsWith("?");
        int number = number(body.substring(dec ? 1 : 0, body.length() - 1));
        return number < 0 ? List.of() : one(Kind.MODE, number, dec ? "?" : "");
    }

    private static List<Query> windowSize(String body) {
        return switch (body) {
            case "14", "14;0", "14;2" -> one(Kind.WINDOW_SIZE, 14, "");
            case "16", "18" -> one(Kind.WINDOW_SIZE, number(body), "");
            default -> List.of();
        };
    }

    /** The inside of a string, from index {@code from} to {@code to}. */
    static List<Query> string(boolean device, byte[] sequence, int from, int to, String terminator) {
        String body = new String(sequence, from, to - from, StandardCharsets.ISO_8859_1);
        if (!device) {
            return colors(body.split(";", -1), terminator);
        }
        if (body.length() < 2) {
            return List.of();
        }
        String rest = body.substring(2);
        return one(body.charAt(0) == '$' ? Kind.SETTING : Kind.CAPABILITIES, 0, rest);
    }

    private static List<Query> colors(String[] items, String terminator) {
        int first = number(items[0]);
        List<Query> found = new ArrayList<>();
        if (first == 4 && items.length % 2 == 1) {
            for (int i = 1; i < items.length; i += 2) {
                int index = number(items[i]);
                if (index < 0 || index > 255 || !items[i + 1].equals("?")) {
                    return List.of();
                }
                found.add(new Query(Kind.PALETTE, index, terminator));
            }
        } else if (first >= 10 && first + items.length - 2 <= LAST_DYNAMIC_COLOR) {
            for (int i = 1; i < items.length; i++) {
                if (!items[i].equals("?")) {
                    return List.of();
                }
                found.add(new Query(Kind.COLOR, first + i - 1, terminator));
            }
        }
        return found;
    }

    private static List<Query> one(Kind kind, int number, String text) {
        return List.of(new Query(kind, number, text));
    }

    /** A decimal number in range, or -1. */
    private static int number(String digits) {
        if (digits.isEmpty() || digits.length() > 5 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        return Math.min(MAX_NUMBER, Integer.parseInt(digits));
    }
}
