/** The front end of the thin client: serves {@code dev.ithaca.wire.command} at {@code run/ithaca.sock}. */
@NullMarked
package dev.ithaca.shell.internal.socket;

import org.jspecify.annotations.NullMarked;
