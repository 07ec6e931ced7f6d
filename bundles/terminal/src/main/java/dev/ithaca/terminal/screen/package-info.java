// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0

/** Cells, rows, styles and scrollback: what a terminal shows, without how it came to show it. Not thread safe. */
@NullMarked
package dev.ithaca.terminal.screen;

import org.jspecify.annotations.NullMarked;
