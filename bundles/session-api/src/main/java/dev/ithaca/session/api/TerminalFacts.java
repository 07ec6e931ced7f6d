// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel says of a session's terminal at one moment. Where it says nothing, because the system has no process
 * table or the pty-host is of an older version, {@link #UNKNOWN} is told.
 *
 * @param program name of the program in the foreground, empty if it is not known
 * @param leader whether that is the session's own first program, a shell for example, rather than what it runs
 * @param reading whether the foreground waits for keys
 * @param modesKnown whether {@code echo} and {@code canonical} are known
 * @param echo whether the terminal shows what is typed
 * @param canonical whether the terminal hands on whole lines
 * @param processes how many processes the session has, 0 if that is not known
 * @param running how many of them were running or waited for a disk
 * @param sinceInput how long ago something was typed, null for never or not known
 * @param inputEndedLine whether what was typed last ended in a line end or in a control character that acts at once
 */
public record TerminalFacts(
        String program,
        boolean leader,
        Reading reading,
        boolean modesKnown,
        boolean echo,
        boolean canonical,
        int processes,
        int running,
        @Nullable Duration sinceInput,
        boolean inputEndedLine) {
    /** Nothing is known. */
    public static final TerminalFacts UNKNOWN =
            new TerminalFacts("", false, Reading.UNKNOWN, false, true, true, 0, 0, null, false);

    /** Whether somebody in the foreground waits for keys. */
    public enum Reading {
        /** That cannot be seen. */
        UNKNOWN,
        /** Nobody does. */
        NO,
        /** Somebody waits for several things, of which keys are one, or only for a time. */
        MAYBE,
        /** Somebody is blocked until a key comes. */
        YES
    }
}
