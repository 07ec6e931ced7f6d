// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.session;

import dev.ithaca.pty.host.posix.ForegroundLook;
import dev.ithaca.pty.host.posix.LineMode;
import dev.ithaca.pty.host.posix.Tty;
import dev.ithaca.pty.host.tree.HelperThread;
import dev.ithaca.wire.host.TtyFacts;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Says what the kernel knows of a terminal, when asked. The terminal itself is asked on the loop, which takes a few
 * microseconds and keeps its descriptor from being closed meanwhile; the processes are looked at by the helper. Also notes
 * when something was typed, and tells it once to who asked for that.
 */
final class TtyProbe {
    private static final int FIRST_PRINTABLE = 32;

    private final int leader;
    private final int master;
    private final HelperThread helper;
    private final Consumer<Long> typed;
    private long inputMillis = -1;
    private boolean inputEndedLine;
    private boolean tellInput;

    /** {@code typed} gets the time of an input that was to be told. */
    TtyProbe(int leader, int master, HelperThread helper, Consumer<Long> typed) {
        this.leader = leader;
        this.master = master;
        this.helper = helper;
        this.typed = typed;
    }

    /** Keys are on their way to the child. */
    void input(byte[] keys) {
        if (keys.length == 0) {
            return;
        }
        inputMillis = System.currentTimeMillis();
        int last = keys[keys.length - 1] & 0xff;
        inputEndedLine = last < FIRST_PRINTABLE && last != '\t' && last != '\b';
        if (tellInput) {
            tellInput = false;
            typed.accept(inputMillis);
        }
    }

    /** Looks; the answer comes on the helper's thread. False if the helper has too much to do. */
    boolean look(boolean tellNextInput, Consumer<TtyFacts> answer) {
        tellInput |= tellNextInput;
        @Nullable LineMode mode = Tty.lineMode(master);
        int group = Tty.foregroundGroup(master);
        String terminal = Tty.slavePath(master);
        long typedMillis = inputMillis;
        boolean endedLine = inputEndedLine;
        return helper.run(() -> {
            ForegroundLook.Found found = ForegroundLook.look(leader, group, terminal);
            answer.accept(new TtyFacts(
                    group,
                    found.program(),
                    group == leader,
                    found.reading(),
                    mode != null,
                    mode == null || mode.echo(),
                    mode == null || mode.canonical(),
                    found.processes(),
                    found.running(),
                    typedMillis < 0 ? -1 : Math.max(0, System.currentTimeMillis() - typedMillis),
                    endedLine));
        });
    }
}
