/**
 * The supervisor of terminal sessions. {@code registry} knows the sessions, {@code host} talks to the pty-hosts that run
 * them, {@code output} reads and renders their logs.
 */
@NullMarked
package dev.ithaca.session.internal;

import org.jspecify.annotations.NullMarked;
