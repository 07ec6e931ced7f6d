/**
 * The protocol between the thin client {@code ithaca} and the daemon, over {@code run/ithaca.sock}. Version
 * {@value dev.ithaca.wire.command.CommandMessage#VERSION}. One connection runs one command.
 *
 * <p>The client sends {@link dev.ithaca.wire.command.CommandMessage.Run} as its first frame. The daemon runs the command
 * with the client's streams: {@code Output} frames carry standard output and standard error; standard input is sent only
 * after {@code InputWanted} asked for it, at most as many bytes as asked for, so that a command that reads nothing takes
 * nothing from its caller. {@code Exit} is the last frame. {@code Attach} hands an attached terminal over to a pty-host:
 * the client then talks to the host itself and the daemon may go away; it is followed by no {@code Exit}.
 *
 * <p>A {@code Run} of another version is answered with a line on standard error that names both versions, and exit 1. A
 * connection that the client closes interrupts its command.
 */
@NullMarked
package dev.ithaca.wire.command;

import org.jspecify.annotations.NullMarked;
