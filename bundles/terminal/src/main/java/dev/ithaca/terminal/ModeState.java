// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

/** Which modes are on, and the few settings with more than two values. */
final class ModeState {
    static final int DEFAULT_BITS = Mode.AUTOWRAP.bit() | Mode.CURSOR_VISIBLE.bit();
    private static final int ALL_BITS = (1 << Mode.values().length) - 1;

    private int bits = DEFAULT_BITS;
    /** 0, or the number of the mouse mode: 9, 1000, 1002, 1003. */
    private int mouseTracking;
    /** 0, or the number of the mouse encoding: 1005, 1006, 1015. */
    private int mouseEncoding;
    /** As in DECSCUSR. */
    private int cursorShape;
    /** xterm's modifyOtherKeys level. */
    private int modifyOtherKeys;

    boolean on(Mode mode) {
        return (bits & mode.bit()) != 0;
    }

    void set(Mode mode, boolean on) {
        bits = on ? bits | mode.bit() : bits & ~mode.bit();
    }

    int bits() {
        return bits;
    }

    void bits(int value) {
        bits = value & ALL_BITS;
    }

    int mouseTracking() {
        return mouseTracking;
    }

    void mouseTracking(int value) {
        mouseTracking = value;
    }

    int mouseEncoding() {
        return mouseEncoding;
    }

    void mouseEncoding(int value) {
        mouseEncoding = value;
    }

    int cursorShape() {
        return cursorShape;
    }

    void cursorShape(int value) {
        cursorShape = value;
    }

    int modifyOtherKeys() {
        return modifyOtherKeys;
    }

    void modifyOtherKeys(int value) {
        modifyOtherKeys = value;
    }

    /** RIS: everything as at power-on. */
    void reset() {
        bits = DEFAULT_BITS;
        mouseTracking = 0;
        mouseEncoding = 0;
        cursorShape = 0;
        modifyOtherKeys = 0;
    }

    /** DECSTR: what a program may have left behind on the screen, but not mouse and paste. */
    void softReset() {
        set(Mode.CURSOR_VISIBLE, true);
        set(Mode.AUTOWRAP, true);
        set(Mode.ORIGIN, false);
        set(Mode.INSERT, false);
        set(Mode.APPLICATION_CURSOR_KEYS, false);
        set(Mode.APPLICATION_KEYPAD, false);
        cursorShape = 0;
        modifyOtherKeys = 0;
    }

    Modes snapshot(int keyboardFlags) {
        return new Modes(
                on(Mode.CURSOR_VISIBLE),
                on(Mode.CURSOR_BLINKING),
                cursorShape,
                on(Mode.APPLICATION_CURSOR_KEYS),
                on(Mode.APPLICATION_KEYPAD),
                on(Mode.AUTOWRAP),
                on(Mode.ORIGIN),
                on(Mode.INSERT),
                on(Mode.NEW_LINE),
                on(Mode.REVERSE_VIDEO),
                on(Mode.BRACKETED_PASTE),
                on(Mode.FOCUS_REPORTING),
                on(Mode.SYNCHRONIZED_OUTPUT),
                on(Mode.ALTERNATE_SCROLL),
                mouseTracking,
                mouseEncoding,
                keyboardFlags,
                modifyOtherKeys);
    }
}
