// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.wire.host;

import dev.ithaca.wire.PayloadReader;
import dev.ithaca.wire.PayloadWriter;
import dev.ithaca.wire.WireException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/** What the daemon asks of a host. */
@SuppressWarnings("ArrayRecordComponent") // messages carry bytes to their codec and are never compared
public sealed interface HostRequest {
    byte SPAWN = 10;
    byte LIST = 11;
    byte INPUT = 12;
    byte RESIZE = 13;
    byte TERMINATE = 14;
    byte AUTHORIZE = 15;
    byte TRIM = 16;
    byte FORGET = 17;
    byte DRAIN = 18;
    byte NOTE = 19;
    byte PROBE = 20;
    byte INPUT_IF = 21;
    byte NOTIFY = 22;

    byte type();

    /** Writes the payload; a message that carries nothing inherits this. */
    default void write(PayloadWriter out) {}

    /** The whole frame, with the id that the reply will carry. */
    default ByteBuffer frame(int id) throws WireException {
        PayloadWriter out = new PayloadWriter().i32(id);
        write(out);
        return out.frame(type());
    }

    /**
     * Starts a child in a new PTY; the reply is {@link HostReply.Spawned}. Asking again for a session that the host
     * already has fails with {@link HostReply.Code#EXISTS}.
     *
     * @param session the id of the new session
     * @param directory where the host writes the log, absolute; made if missing
     * @param command the program (resolved on the {@code PATH} of {@code environment} and on {@code cwd}) and its arguments
     * @param cwd working directory, absolute; it must exist
     * @param environment the whole environment of the child, as it will be
     * @param rows first rows
     * @param columns first columns
     * @param keepBytes how many bytes of output the log keeps; older closed segments go
     */
    record Spawn(
            String session,
            String directory,
            List<String> command,
            String cwd,
            Map<String, String> environment,
            int rows,
            int columns,
            long keepBytes)
            implements HostRequest {
        @Override
        public byte type() {
            return SPAWN;
        }

        @Override
        public void write(PayloadWriter out) {
            out.text(session).text(directory).texts(command).text(cwd).textMap(environment);
            out.u16(rows).u16(columns).i64(keepBytes);
        }
    }

    /** Asks for all sessions, running and ended; the reply is {@link HostReply.Sessions}. */
    record ListSessions() implements HostRequest {
        @Override
        public byte type() {
            return LIST;
        }
    }

    /**
     * Writes to the child's terminal, whole or not at all: {@link HostReply.Code#BUSY} if it does not fit the queue. While
     * the child has application cursor keys on, {@code ESC [ A..D} becomes {@code ESC O A..D}.
     *
     * @param by who sends it, for the event log ({@code cli:1000}, {@code http:alice})
     */
    record Input(String session, String by, byte[] bytes) implements HostRequest {
        @Override
        public byte type() {
            return INPUT;
        }

        @Override
        public void write(PayloadWriter out) {
            out.text(session).text(by).bytes(bytes);
        }
    }

    /** Sets the terminal's size; the same size again is no event. */
    record Resize(String session, int rows, int columns) implements HostRequest {
        @Override
        public byte type() {
            return RESIZE;
        }

        @Override
        public void write(PayloadWriter out) {
            out.text(session).u16(rows).u16(columns);
        }
    }

    /**
     * Ends the session's whole process tree; the reply comes at once, the end as {@link HostEvent.Ended}. With a grace:
     * Ctrl-C at once, SIGTERM to the tree at a third of it (and SIGHUP to those that ignore SIGTERM, as interactive shells
     * do), SIGKILL to the tree at its end. With grace 0 and {@code kill}: SIGKILL to the tree at once. A kill overtakes a
     * stop. The host carries it out even if the daemon dies meanwhile. Done for an ended session.
     */
    record Terminate(String session, boolean kill, int graceMillis) implements HostRequest {
        @Override
        public byte type() {
            return TERMINATE;
        }

        @Override
        public void write(PayloadWriter out) {
            out.text(session).flag(kill).i32(graceMillis);
        }
    }

    /** Lets the bearer of a ticket (16 random bytes) attach once within the given time. */
    record Authorize(String session, byte[] ticket, boolean readOnly, int validMillis) implements HostRequest {
        @Override
        public byte type() {
            return AUTHORIZE;
        }

        @Override
        public void write(PayloadWriter out) {
            out.text(session).bytes(ticket).flag(readOnly).i32(validMillis);
        }
    }

    /** Removes closed segments that end at or before the offset. */
    record Trim(String session, long toOffset) implements HostRequest {
        @Override
        public byte type() {
            return TRIM;
        }

        @Override
        public void write(PayloadWriter out) {
            out.text(session).i64(toOffset);
        }
    }

    /** Drops an ended session from the host's memory; its files stay. {@link HostReply.Code#RUNNING} if it runs. */
    record Forget(String session) implements HostRequest {
        @Override
        public byte type() {
            return FORGET;
        }

        @Override
        public void write(PayloadWriter out) {
            out.text(session);
        }
    }

    /** Takes no new sessions from now on, and exits once the last session is ended and forgotten. */
    record Drain() implements HostRequest {
        @Override
        public byte type() {
            return DRAIN;
        }
    }

    /** Appends one event to the session's {@code events.jsonl}, stamped with time and offset by the host, its one writer. */
    record Note(String session, String kind, Map<String, String> fields) implements HostRequest {
        @Override
        public byte type() {
            return NOTE;
        }

        @Override
        public void write(PayloadWriter out) {
            out.text(session).text(kind).textMap(fields);
        }
    }

    /**
     * Asks what the kernel says of the session's terminal; the reply is {@link HostReply.Probed}. A host of an older build
     * does not know the request and drops the connection.
     *
     * @param tellInput whether the next thing that is typed, by whomever, shall be told by one {@link HostEvent.Typed}
     */
    record Probe(String session, boolean tellInput) implements HostRequest {
        @Override
        public byte type() {
            return PROBE;
        }

        @Override
        public void write(PayloadWriter out) {
            out.text(session).flag(tellInput);
        }
    }

    /**
     * Writes to the child's terminal as {@link Input} does, if nothing has happened since: the host reads what the terminal
     * holds, once more and without waiting, and writes only if the output then ends where the sender looked, nobody has
     * typed since, and, for a wanted end, all that was typed before is read. The reply is {@link HostReply.Checked}; the
     * output up to the end that it tells is in the log. A host of an older build does not know the request and drops the
     * connection.
     *
     * @param bytes what to write; with none the host only looks
     * @param ifEnd the wanted end of the output, -1 for any
     * @param ifInputs the wanted {@link InputPoint#inputs}, -1 for any
     */
    record InputIf(String session, String by, byte[] bytes, long ifEnd, long ifInputs) implements HostRequest {
        /** For {@code ifEnd} and {@code ifInputs}: whatever it is. */
        public static final long ANY = -1;

        /** Only looks. */
        public static InputIf look(String session) {
            return new InputIf(session, "", new byte[0], ANY, ANY);
        }

        @Override
        public byte type() {
            return INPUT_IF;
        }

        @Override
        public void write(PayloadWriter out) {
            out.text(session).text(by).bytes(bytes).i64(ifEnd).i64(ifInputs);
        }
    }

    /**
     * Tells the person at each attached terminal that asked for {@link AttachMessage.Notice} something; the reply is
     * {@link HostReply.Notified}. A terminal of a session that it is about is passed over if keys came from it a moment ago:
     * who types there sees what it says. A host of an older build does not know the request and drops the connection.
     *
     * @param text one line; with an empty one nobody is told, and the terminals are only counted
     * @param about the sessions that it is about
     * @param busyMillis for how long after a key somebody is taken to look at the terminal
     */
    record Notify(String text, List<String> about, int busyMillis) implements HostRequest {
        @Override
        public byte type() {
            return NOTIFY;
        }

        @Override
        public void write(PayloadWriter out) {
            out.text(text).texts(about).i32(busyMillis);
        }
    }

    /** A request with the id that its reply must carry. */
    record Numbered(int id, HostRequest request) {}

    /** Decodes a frame; an unknown type is refused. */
    static Numbered read(byte type, ByteBuffer payload) throws WireException {
        PayloadReader in = new PayloadReader(payload);
        int id = in.i32();
        HostRequest request = switch (type) {
            case SPAWN ->
                new Spawn(in.text(), in.text(), in.texts(), in.text(), in.textMap(), in.u16(), in.u16(), in.i64());
            case LIST -> new ListSessions();
            case INPUT -> new Input(in.text(), in.text(), in.bytes());
            case RESIZE -> new Resize(in.text(), in.u16(), in.u16());
            case TERMINATE -> new Terminate(in.text(), in.flag(), in.i32());
            case AUTHORIZE -> new Authorize(in.text(), in.bytes(), in.flag(), in.i32());
            case TRIM -> new Trim(in.text(), in.i64());
            case FORGET -> new Forget(in.text());
            case DRAIN -> new Drain();
            case NOTE -> new Note(in.text(), in.text(), in.textMap());
            case PROBE -> new Probe(in.text(), in.flag());
            case INPUT_IF -> new InputIf(in.text(), in.text(), in.bytes(), in.i64(), in.i64());
            case NOTIFY -> new Notify(in.text(), in.texts(), in.i32());
            default -> throw new WireException("unknown request type " + type);
        };
        in.end();
        return new Numbered(id, request);
    }
}
