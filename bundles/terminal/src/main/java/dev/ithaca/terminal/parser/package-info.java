// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0

/** From bytes to characters, control characters and control sequences, without a meaning attached. Not thread safe. */
@NullMarked
package dev.ithaca.terminal.parser;

import org.jspecify.annotations.NullMarked;
