/**
 * One terminal session: the child behind its PTY, the log of its output, those who watch, and its end.
 *
 * <p>A session belongs to one event loop, and everything here is touched by that loop's thread only, but where a class
 * says otherwise. A failure in a session ends at most that session.
 *
 * <p>An ended session that the daemon has forgotten stays for the viewers that have not had all of it, and for those that
 * hold a ticket, ten seconds at most. A viewer that then takes no byte for 60 seconds is closed, with a message where it
 * is between two frames: so neither a session nor a draining host waits for one that never reads.
 */
@NullMarked
package dev.ithaca.pty.host.session;

import org.jspecify.annotations.NullMarked;
