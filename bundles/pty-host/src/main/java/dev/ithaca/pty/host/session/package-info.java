/**
 * One terminal session: the child behind its PTY, the log of its output, those who watch, and its end.
 *
 * <p>A session belongs to one event loop, and everything here is touched by that loop's thread only, but where a class
 * says otherwise. A failure in a session ends at most that session.
 */
@NullMarked
package dev.ithaca.pty.host.session;

import org.jspecify.annotations.NullMarked;
