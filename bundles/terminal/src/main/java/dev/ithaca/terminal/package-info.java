// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0

/**
 * A headless xterm-256color in plain Java. {@link dev.ithaca.terminal.Terminal} is fed the bytes a program writes, at any
 * split, and knows the screen, the scrollback and the modes; it can be written as a snapshot (bytes for another
 * terminal), as a checkpoint (exact, to be resumed) or as lines of text.
 * {@link dev.ithaca.terminal.QueryScanner} finds the questions in the same bytes, {@link dev.ithaca.terminal.QueryReplies}
 * answers them, and {@link dev.ithaca.terminal.ViewerFilter} keeps them from terminals that would answer again.
 * {@link dev.ithaca.terminal.ViewerModes} and {@link dev.ithaca.terminal.DetachKeys} are for whoever shows a session on such
 * a terminal.
 *
 * <p>Nothing here is thread safe, starts a thread, does I/O, or throws on account of the bytes it is fed; memory is
 * bounded by the sizes given.
 */
@NullMarked
package dev.ithaca.terminal;

import org.jspecify.annotations.NullMarked;
