// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.spi.prompt;

import dev.ithaca.spi.SessionId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that there is to judge a session by at one moment. More may be told as time goes on, by other types.
 *
 * @param session the session
 * @param command the program that the session was started with, and its arguments
 * @param offset the end of the output that the screen shows
 * @param lines the rows of the screen as plain text without trailing blanks, from the top; trailing empty rows too
 * @param columns width of the screen
 * @param cursorRow index of the cursor's row among the lines
 * @param cursorColumn column of the cursor, from 0
 * @param cursorVisible whether the cursor is shown
 * @param alternate whether the alternate screen is shown, as full-screen programs do
 * @param title the window title, may be empty
 * @param kernel what the kernel says
 * @param signals what programs told on purpose, at most one of each kind, oldest first
 * @param silence for how long nothing was written
 * @param sinceInput how long ago something was typed, null for never or not known
 * @param inputEndedLine whether what was typed last ended in a line end or in a control character that acts at once
 * @since 1.0
 */
public record TerminalView(
        SessionId session,
        List<String> command,
        long offset,
        List<String> lines,
        int columns,
        int cursorRow,
        int cursorColumn,
        boolean cursorVisible,
        boolean alternate,
        String title,
        KernelFacts kernel,
        List<Signal> signals,
        Duration silence,
        @Nullable Duration sinceInput,
        boolean inputEndedLine) {
    /** Copies the lists. */
    public TerminalView {
        command = List.copyOf(command);
        lines = List.copyOf(lines);
        signals = List.copyOf(signals);
    }

    /**
     * The row that the cursor is in.
     *
     * @return its text, empty if the cursor is on no row
     */
    public String cursorLine() {
        return cursorRow >= 0 && cursorRow < lines.size() ? lines.get(cursorRow) : "";
    }

    /**
     * The last signal of a kind.
     *
     * @param kind the kind
     * @return the signal, if there was one
     */
    public Optional<Signal> signal(Signal.Kind kind) {
        return signals.stream().filter(signal -> signal.kind() == kind).findFirst();
    }
}
