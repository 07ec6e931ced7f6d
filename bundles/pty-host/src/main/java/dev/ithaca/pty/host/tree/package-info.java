/**
 * Process trees of sessions: who belongs to one, and how a signal reaches all of it.
 *
 * <p>A process belongs to a session if it descends from the session's leader, or if the host has adopted it and it is of
 * a process session or group that was seen in the tree, or was started with the session's {@code ITHACA_SESSION_ID}. What
 * left all three behind before anybody looked (double fork, setsid and a cleared environment) is not found.
 */
@NullMarked
package dev.ithaca.pty.host.tree;

import org.jspecify.annotations.NullMarked;
