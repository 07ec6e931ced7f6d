/**
 * The host's socket: who may connect, control connections, attached clients, and the table of sessions.
 *
 * <p>Loop 0 owns the listener, the control connections, the session table and the tickets. An attach connection moves to
 * its session's loop once its ticket was found good. What a control connection has under way is bounded by count and by
 * bytes; what it does not read is bounded too, and then it is dropped. See {@link dev.ithaca.wire.host} for the protocol.
 */
@NullMarked
package dev.ithaca.pty.host.server;

import org.jspecify.annotations.NullMarked;
