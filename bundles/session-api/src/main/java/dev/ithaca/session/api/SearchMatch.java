// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.api;

/**
 * A line that holds what was searched for.
 *
 * @param offset of the line's first byte
 * @param endOffset behind the line's last byte: {@link SessionOutput#screen} shows the line at this offset
 * @param lineNumber how many line feeds the child wrote before the line, plus one; counted from its start, also over
 *     what retention has removed
 * @param text the line as plain text, or of a very long one the part around the match
 */
public record SearchMatch(long offset, long endOffset, long lineNumber, String text) {}
