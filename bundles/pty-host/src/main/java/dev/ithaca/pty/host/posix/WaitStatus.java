// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.posix;

/**
 * How a process ended: by itself with a code, or by a signal.
 *
 * @param code the exit code, 0 if a signal ended it
 * @param signal the signal's number, 0 if it exited
 */
public record WaitStatus(int code, int signal) {
    /** Decodes the status word of {@code waitpid}. */
    static WaitStatus of(int word) {
        int signal = word & 0x7f;
        return new WaitStatus(signal == 0 ? (word >> 8) & 0xff : 0, signal);
    }
}
