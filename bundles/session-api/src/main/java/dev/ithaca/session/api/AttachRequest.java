// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.api;

/**
 * Who wants to attach.
 *
 * @param rows rows of the viewer's terminal, 0 if it has none; the session takes the size unless the viewer is read-only
 * @param columns columns of the viewer's terminal, 0 if it has none
 * @param readOnly whether the viewer may only look
 * @param snapshot true to begin with the screen as it is now, false to begin with the first byte of the log that still
 *     exists
 * @param by who it is, for the event log, for example {@code cli:1000}
 */
public record AttachRequest(int rows, int columns, boolean readOnly, boolean snapshot, String by) {}
