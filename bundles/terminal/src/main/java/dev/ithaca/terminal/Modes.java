// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

/**
 * The modes of a terminal at one moment.
 *
 * @param cursorVisible DECTCEM
 * @param cursorBlinking mode ?12
 * @param cursorShape as in DECSCUSR: 0 default, 1 and 2 block, 3 and 4 underline, 5 and 6 bar
 * @param applicationCursorKeys DECCKM: cursor keys send {@code ESC O A} instead of {@code CSI A}
 * @param applicationKeypad DECNKM, {@code ESC =}
 * @param autowrap DECAWM
 * @param origin DECOM: positions count from the scroll region's top
 * @param insert IRM
 * @param newLine LNM
 * @param reverseVideo DECSCNM
 * @param bracketedPaste mode ?2004
 * @param focusReporting mode ?1004
 * @param synchronizedOutput mode ?2026
 * @param alternateScroll mode ?1007
 * @param mouseTracking 0, or the number of the mode in force: 9, 1000, 1002, 1003
 * @param mouseEncoding 0, or the number of the encoding in force: 1005, 1006, 1015
 * @param keyboardFlags flags of the kitty keyboard protocol in force
 * @param modifyOtherKeys level of xterm's modifyOtherKeys
 */
public record Modes(
        boolean cursorVisible,
        boolean cursorBlinking,
        int cursorShape,
        boolean applicationCursorKeys,
        boolean applicationKeypad,
        boolean autowrap,
        boolean origin,
        boolean insert,
        boolean newLine,
        boolean reverseVideo,
        boolean bracketedPaste,
        boolean focusReporting,
        boolean synchronizedOutput,
        boolean alternateScroll,
        int mouseTracking,
        int mouseEncoding,
        int keyboardFlags,
        int modifyOtherKeys) {}
