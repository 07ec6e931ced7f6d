// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.api;

import dev.ithaca.spi.SessionId;

/**
 * How to go on with the pty-host that owns a session, over its own protocol.
 *
 * @param session the session
 * @param socket path of the host's socket, absolute
 * @param ticket what the host lets the viewer in for, once, within a minute
 * @param offset where the stream goes on behind the snapshot
 * @param snapshot terminal bytes that rebuild the screen as it is at the offset; empty if none was asked for
 * @param readOnly whether the host refuses keys
 */
@SuppressWarnings("ArrayRecordComponent") // opaque bytes that are handed on, never compared
public record AttachGrant(
        SessionId session, String socket, byte[] ticket, long offset, byte[] snapshot, boolean readOnly) {}
