/**
 * The process that owns PTYs and their children. Plain Java, no OSGi: it outlives the daemon that starts it, and serves
 * the protocol of {@link dev.ithaca.wire.host} on a socket of its own.
 *
 * <p>Started as {@code java @host.vmoptions -jar dev.ithaca.pty.host.jar --socket <state>/run/pty-host-X.sock --build
 * <id>}. It is ready when its socket accepts. It writes to {@code <state>/logs/pty-host-X.log} only what an operator
 * should know, and exits by itself when it is drained and empty, or has had neither a session nor a control connection for
 * a minute.
 */
@NullMarked
package dev.ithaca.pty.host;

import org.jspecify.annotations.NullMarked;
