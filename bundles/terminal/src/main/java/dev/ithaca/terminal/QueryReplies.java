// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The right reply to a query: what an xterm in this state would send. */
public final class QueryReplies {
    /** Assumed by programs that ask for pixels; nobody knows the true size of a cell in every viewer's window. */
    private static final int CELL_HEIGHT = 16;

    private static final int CELL_WIDTH = 8;
    private static final String CSI = "\u001b[";
    private static final String DCS = "\u001bP";
    private static final String ST = "\u001b\\";

    private QueryReplies() {}

    /**
     * The reply to a query that does not {@linkplain Query#needsScreen() need the screen}; empty if there is none.
     *
     * @throws IllegalArgumentException if it does need the screen
     */
    public static Optional<byte[]> reply(Query query, Colors colors) {
        return bytes(
                switch (query.kind()) {
                    // A VT220 with colours, as modest as is true.
                    case PRIMARY_ATTRIBUTES -> CSI + "?62;22c";
                    // An xterm of this patch level: programs then use SGR mouse reports and ask for what they want to
                    // know.
                    case SECONDARY_ATTRIBUTES -> CSI + ">41;354;0c";
                    case TERTIARY_ATTRIBUTES -> DCS + "!|00000000" + ST;
                    case STATUS -> CSI + "0n";
                    case COLOR -> "\u001b]" + query.number() + ";" + rgb(color(query.number(), colors)) + query.text();
                    case PALETTE ->
                        "\u001b]4;" + query.number() + ";" + rgb(Colors.palette(query.number())) + query.text();
                    case VERSION -> DCS + ">|Ithaca" + ST;
                    case CAPABILITIES -> Capabilities.reply(query.text());
                    case CURSOR_POSITION, EXTENDED_CURSOR_POSITION, MODE, SETTING, KEYBOARD_FLAGS, WINDOW_SIZE ->
                        throw new IllegalArgumentException("needs the screen: " + query);
                });
    }

    /** The reply to a query, {@code at} being the terminal as of the query's end; empty if there is none. */
    public static Optional<byte[]> reply(Query query, Terminal at, Colors colors) {
        VtState state = at.state();
        return switch (query.kind()) {
            case CURSOR_POSITION -> bytes(CSI + position(state) + "R");
            case EXTENDED_CURSOR_POSITION -> bytes(CSI + "?" + position(state) + ";1R");
            case MODE -> bytes(mode(query, state));
            case SETTING -> bytes(setting(query.text(), state));
            case KEYBOARD_FLAGS -> bytes(CSI + "?" + state.keyboard().current() + "u");
            case WINDOW_SIZE -> bytes(windowSize(query.number(), state));
            case PRIMARY_ATTRIBUTES,
                    SECONDARY_ATTRIBUTES,
                    TERTIARY_ATTRIBUTES,
                    STATUS,
                    COLOR,
                    PALETTE,
                    VERSION,
                    CAPABILITIES -> reply(query, colors);
        };
    }

    private static String position(VtState state) {
        int first = state.modes.on(Mode.ORIGIN) ? state.top : 0;
        return (state.row - first + 1) + ";" + (state.column + 1);
    }

    private static String mode(Query query, VtState state) {
        boolean dec = query.text().equals("?");
        return CSI + query.text() + query.number() + ";" + ModeHandler.report(state, dec, query.number()) + "$y";
    }

    private static String setting(String name, VtState state) {
        String value = switch (name) {
            case "m" -> SgrWriter.parameters(state.pen);
            case "r" -> (state.top + 1) + ";" + (state.bottom + 1);
            case " q" -> String.valueOf(state.modes.cursorShape());
            case "\"p" -> "62;1";
            case "\"q" -> "0";
            case "t" -> String.valueOf(state.rows);
            default -> "";
        };
        return DCS + (value.isEmpty() ? "0$r" : "1$r" + value + name) + ST;
    }

    private static String windowSize(int number, VtState state) {
        return CSI
                + switch (number) {
                    case 14 -> "4;" + state.rows * CELL_HEIGHT + ";" + state.columns * CELL_WIDTH;
                    case 16 -> "6;" + CELL_HEIGHT + ";" + CELL_WIDTH;
                    default -> "8;" + state.rows + ";" + state.columns;
                }
                + "t";
    }

    private static int color(int number, Colors colors) {
        return switch (number) {
            case 10 -> colors.foreground();
            case 11 -> colors.background();
            default -> colors.cursor();
        };
    }

    private static String rgb(int color) {
        return "rgb:" + component(color >> 16) + "/" + component(color >> 8) + "/" + component(color);
    }

    private static String component(int value) {
        String hex = Integer.toHexString((value & 0xFF) | 0x100).substring(1);
        return hex + hex;
    }

    private static Optional<byte[]> bytes(String reply) {
        return reply.isEmpty() ? Optional.empty() : Optional.of(reply.getBytes(StandardCharsets.ISO_8859_1));
    }
}
