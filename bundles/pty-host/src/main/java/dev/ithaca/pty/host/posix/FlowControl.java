// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.posix;

/**
 * What the kernel does with Ctrl-S and Ctrl-Q.
 *
 * @param echo whether it shows what is typed (ECHO, ECHONL)
 * @param on whether these two stop the output and let it go on (IXON, and no EXTPROC)
 * @param stop the character that stops it, 0 for none
 * @param start the character that lets it go on, 0 for none
 */
record FlowControl(boolean echo, boolean on, byte stop, byte start) {
    boolean works() {
        return on && stop != 0 && start != 0 && stop != start;
    }
}
