// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import dev.ithaca.shell.internal.text.ShellErrorCode;
import dev.ithaca.spi.PlatformException;
import java.time.Duration;
import java.util.regex.Pattern;

/** A regular expression of a user, kept from taking more of a command's time than it has. */
final class LinePattern {
    private static final Duration MOST = Duration.ofSeconds(10);

    private final Pattern pattern;
    private final Duration most;

    LinePattern(Pattern pattern) {
        this(pattern, MOST);
    }

    LinePattern(Pattern pattern, Duration most) {
        this.pattern = pattern;
        this.most = most;
    }

    /**
     * Whether the expression is found in a line.
     *
     * @return false also if the deadline passed before that was known
     * @throws PlatformException if the expression takes too long, or too much of the stack, for the line
     */
    boolean isFoundIn(String line, Deadline deadline) throws InterruptedException {
        try {
            return pattern.matcher(new BoundedText(line, deadline.atMost(most).toNanos()))
                    .find();
        } catch (BoundedText.StoppedException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (deadline.passed()) {
                return false;
            }
            throw refused(line, "takes more than " + most.toSeconds() + " seconds on", e);
        } catch (StackOverflowError e) {
            throw refused(line, "is too deeply nested for", e);
        }
    }

    private PlatformException refused(String line, String why, Throwable cause) {
        return new PlatformException(
                ShellErrorCode.INVALID,
                "--match '" + pattern + "' " + why + " a line of " + line.length()
                        + " characters; use a simpler expression, without repetitions of repetitions",
                cause);
    }
}
