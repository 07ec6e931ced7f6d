// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

/**
 * A line of text as it was meant: rows that were wrapped at the margin are one line again.
 *
 * @param text plain text without trailing blanks
 * @param colored the same with SGR sequences, ending in the default style; equal to {@code text} where nothing is styled
 */
public record Line(String text, String colored) {}
