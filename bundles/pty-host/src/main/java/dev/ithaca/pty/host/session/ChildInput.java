// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.session;

import dev.ithaca.pty.host.loop.EventLoop;
import dev.ithaca.pty.host.loop.LoopTimer;
import dev.ithaca.pty.host.posix.OutputHold;
import dev.ithaca.pty.host.posix.Signals;
import dev.ithaca.pty.host.posix.Tty;
import dev.ithaca.pty.host.posix.UnreadInput;
import java.util.Arrays;
import java.util.function.Consumer;

/** What is typed to the child: written as it wants it, counted, and noted without its words. */
final class ChildInput {
    private static final byte[] CTRL_C = {3};
    private static final long ECHO_MILLIS = 50;

    private final int master;
    private final SessionLog log;
    private final OutputPump pump;
    private final Consumer<byte[]> typed;
    private final InputWriter writer;
    private final InputJournal journal;
    private final LoopTimer echoDue;
    private final InputCount count = new InputCount();
    private final CursorKeys cursorKeys = new CursorKeys();

    /** {@code typed} hears of all keys that are on their way. */
    ChildInput(int master, SessionLog log, OutputPump pump, EventLoop loop, Consumer<byte[]> typed) {
        this.master = master;
        this.log = log;
        this.pump = pump;
        this.typed = typed;
        this.writer = new InputWriter(loop, master);
        this.journal = new InputJournal(log, loop);
        this.echoDue = loop.timer(this::awaitedEcho);
    }

    /** Output of the child: it may ask for other keys. */
    void track(byte[] output, int length) {
        cursorKeys.track(output, 0, length);
    }

    InputOutcome type(String by, byte[] keys) {
        echoDue.cancel(); // it may be a Ctrl-S that somebody means
        cursorKeys.rewrite(keys);
        return typed(by, keys, writer.offer(keys) ? InputOutcome.TYPED : InputOutcome.NO_ROOM);
    }

    /**
     * Types if nothing has happened since somebody looked: the output ends there, after what the terminal holds was read, nobody
     * has typed, and what was typed before is read. What the child says meanwhile it says when the keys are written.
     *
     * @param ifEnd the end that was looked at, negative for any
     * @param ifInputs the inputs that there were then, negative for any
     */
    InputOutcome typeIf(String by, byte[] keys, long ifEnd, long ifInputs) {
        if (ifInputs >= 0 && ifInputs != count.inputs()) {
            return InputOutcome.CHANGED;
        }
        return ifEnd < 0 ? type(by, keys) : typed(by, keys, writeAt(ifEnd, keys));
    }

    private InputOutcome writeAt(long end, byte[] keys) {
        if (end != log.end() || unread() > 0) {
            return InputOutcome.CHANGED;
        }
        writer.prepare();
        try (OutputHold hold = OutputHold.of(master)) {
            // Who has begun to say more than what is read waits; that is looked at last.
            if (unread() > 0 || !pump.catchUp() || end != log.end() || !hold.lasts()) {
                return InputOutcome.CHANGED;
            }
            cursorKeys.rewrite(keys);
            if (!writer.offer(join(hold.prefix(), keys))) {
                return InputOutcome.NO_ROOM;
            }
            hold.answered();
            if (hold.prefix().length > 0) {
                echoDue.arm(ECHO_MILLIS);
            }
            return InputOutcome.TYPED;
        }
    }

    /** Ctrl-Q stood in front of the answer; if not even the answer was echoed, both were thrown away. */
    private void awaitedEcho() {
        if (count.lastEnd() == log.end()) {
            OutputHold.release(master);
        }
    }

    private static byte[] join(byte[] prefix, byte[] keys) {
        byte[] all = Arrays.copyOf(prefix, prefix.length + keys.length);
        System.arraycopy(keys, 0, all, prefix.length, keys.length);
        return all;
    }

    private InputOutcome typed(String by, byte[] keys, InputOutcome outcome) {
        if (outcome == InputOutcome.TYPED) {
            pump.expectEcho();
            count.typed(keys, log.end());
            journal.typed(by, keys.length);
            typed.accept(keys);
        }
        return outcome;
    }

    /** How often was typed so far. */
    InputCount count() {
        return count;
    }

    /** How much of what was typed the child has not read; negative if that cannot be told. */
    int unread() {
        int inKernel = UnreadInput.bytes(master);
        return writer.pending() + (writer.pending() > 0 ? Math.max(0, inKernel) : inKernel);
    }

    /** The terminal's own reply to what the child asked it; one that does not read it has no use for it either. */
    void reply(byte[] reply) {
        writer.offer(reply);
    }

    void interrupt() {
        if (writer.pending() > 0 || !writer.offer(CTRL_C)) {
            Tty.signalForeground(master, Signals.INT);
        }
    }

    /** The queue of what the terminal does not take at once. */
    InputWriter queue() {
        return writer;
    }

    /** Notes who has typed until now. */
    void note() {
        journal.write();
    }

    void close() {
        echoDue.cancel();
        writer.close();
    }
}
