/**
 * The protocol between a pty-host and those who use it: the daemon (role control) and attached terminals (role attach),
 * over {@code run/pty-host-*.sock}. Version {@value dev.ithaca.wire.host.HostProtocol#VERSION}.
 *
 * <h2>Opening</h2>
 * The client sends {@code Hello} (magic, version, role) as its first frame. The host answers {@code Welcome} (its version,
 * build and pid), or {@code Failed} with request id 0 and closes. A host and a client of different versions refuse each
 * other with a message that names both versions.
 *
 * <h2>Control</h2>
 * Every {@link dev.ithaca.wire.host.HostRequest} carries an id chosen by the daemon and is answered once, by a
 * {@link dev.ithaca.wire.host.HostReply} with the same id; requests about one session are done in the order they were
 * sent. {@link dev.ithaca.wire.host.HostEvent}s come at any time. There may be several control connections; each gets
 * all events.
 *
 * <h2>Attach</h2>
 * The client sends one {@link dev.ithaca.wire.host.AttachMessage.Attach} with a ticket that the daemon had the host
 * authorise; a ticket works once. The host answers {@code Attached}, then streams {@code Data} from the asked offset on:
 * history from the log, then live output, with no seam. A client that reads slowly is served from the log and delays
 * nobody. {@code Gap} tells of bytes that no longer exist or were never stored. {@code Ended} is the last frame and
 * comes after the last byte.
 *
 * <p>A client that echoes keys ahead of the host asks for {@code Termios} in its {@code Attach}. A message is sent when the
 * state differs from the last that was sent, looked at when keys were written and output was read, at most every 20 ms and
 * once more 20 ms after the last of them. It runs beside the output: it has no offset, and a client that reads slowly gets
 * only the newest. What a program changes in silence, later than that, is told with the next key or output.
 *
 * <h2>Probing</h2>
 * {@link dev.ithaca.wire.host.HostRequest.Probe} asks what the kernel says of a terminal: who is in the foreground, whether it
 * waits for keys, ECHO and ICANON. The host looks when it is asked, on its helper thread, and never by itself. Who must know
 * that a prompt was answered without an echo asks with {@code tellInput}: the next input is then told, once, by
 * {@link dev.ithaca.wire.host.HostEvent.Typed}. Both are additions.
 *
 * <h2>Input that answers</h2>
 * {@link dev.ithaca.wire.host.HostRequest.InputIf} writes only if the output still ends where the sender looked and nobody has
 * typed since: check and write are one turn of the session's loop. Without bytes it only looks. An addition, too; who wants to
 * know whether a host of another build can do it asks for a session that does not exist, on a connection of its own.
 *
 * <h2>Notices</h2>
 * {@link dev.ithaca.wire.host.HostRequest.Notify} reaches the person at every terminal that is attached to any session of the
 * host and asked for {@code Notice} in its {@code Attach}. A notice runs beside the output, at most 16 wait for a client that
 * reads slowly, and the client shows it between two sequences of the output. An addition, too.
 *
 * <h2>Additions</h2>
 * Within a version a message may get an optional last part, and a type that is only sent to those who asked for it. A host
 * that is older than such a part refuses the message before the ticket is used: who is not sure by the build in the
 * {@code Welcome} connects again, and asks without; or tries it first on a connection that it can do without.
 */
@NullMarked
package dev.ithaca.wire.host;

import org.jspecify.annotations.NullMarked;
