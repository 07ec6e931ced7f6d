// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.wire.host;

import dev.ithaca.wire.PayloadReader;
import dev.ithaca.wire.PayloadWriter;
import dev.ithaca.wire.WireException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** How a host answers a {@link HostRequest}. */
public sealed interface HostReply {
    byte DONE = 30;
    byte SPAWNED = 31;
    byte SESSIONS = 32;
    byte FAILED = 33;
    byte PROBED = 34;
    byte CHECKED = 35;
    byte NOTIFIED = 36;

    /** The id of the request. */
    int id();

    byte type();

    /** Writes the payload; a message that carries nothing inherits this. */
    default void write(PayloadWriter out) {}

    default ByteBuffer frame() throws WireException {
        PayloadWriter out = new PayloadWriter().i32(id());
        write(out);
        return out.frame(type());
    }

    /** Why a request failed. */
    enum Code implements Coded {
        NOT_FOUND(1),
        EXISTS(2),
        RUNNING(3),
        BUSY(4),
        COMMAND_NOT_FOUND(5),
        BAD_DIRECTORY(6),
        DRAINING(7),
        INVALID(8),
        INTERNAL(9);

        private final int code;

        Code(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    /** The request was carried out. */
    record Done(int id) implements HostReply {
        @Override
        public byte type() {
            return DONE;
        }
    }

    /** The child runs. */
    record Spawned(int id, long pid, long startedMillis) implements HostReply {
        @Override
        public byte type() {
            return SPAWNED;
        }

        @Override
        public void write(PayloadWriter out) {
            out.i64(pid).i64(startedMillis);
        }
    }

    /** All sessions of the host. */
    record Sessions(int id, List<SessionState> sessions) implements HostReply {
        @Override
        public byte type() {
            return SESSIONS;
        }

        @Override
        public void write(PayloadWriter out) {
            out.i32(sessions.size());
            sessions.forEach(session -> session.write(out));
        }
    }

    /** What the kernel says of a session's terminal. */
    record Probed(int id, TtyFacts facts) implements HostReply {
        @Override
        public byte type() {
            return PROBED;
        }

        @Override
        public void write(PayloadWriter out) {
            facts.write(out);
        }
    }

    /**
     * What became of a {@link HostRequest.InputIf}.
     *
     * @param typed whether it was written; never if it was empty
     * @param point how things stand, with what was written
     */
    record Checked(int id, boolean typed, InputPoint point) implements HostReply {
        @Override
        public byte type() {
            return CHECKED;
        }

        @Override
        public void write(PayloadWriter out) {
            out.flag(typed);
            point.write(out);
        }
    }

    /**
     * Whom a {@link HostRequest.Notify} reached.
     *
     * @param told the terminals that were told
     * @param busy the terminals that were passed over, because somebody types there
     */
    record Notified(int id, int told, int busy) implements HostReply {
        @Override
        public byte type() {
            return NOTIFIED;
        }

        @Override
        public void write(PayloadWriter out) {
            out.i32(told).i32(busy);
        }
    }

    /** The request was not carried out, or (id 0) the connection is refused. The message is for the user. */
    record Failed(int id, Code code, String message) implements HostReply {
        @Override
        public byte type() {
            return FAILED;
        }

        @Override
        public void write(PayloadWriter out) {
            out.u8(code.code()).text(message);
        }
    }

    /** Decodes a frame; an unknown type is refused. */
    static HostReply read(byte type, ByteBuffer payload) throws WireException {
        PayloadReader in = new PayloadReader(payload);
        int id = in.i32();
        HostReply reply = switch (type) {
            case DONE -> new Done(id);
            case SPAWNED -> new Spawned(id, in.i64(), in.i64());
            case SESSIONS -> new Sessions(id, readSessions(in));
            case FAILED -> new Failed(id, Coded.of(in.u8(), Code.values()), in.text());
            case PROBED -> new Probed(id, TtyFacts.read(in));
            case CHECKED -> new Checked(id, in.flag(), InputPoint.read(in));
            case NOTIFIED -> new Notified(id, in.i32(), in.i32());
            default -> throw new WireException("unknown reply type " + type);
        };
        in.end();
        return reply;
    }

    private static List<SessionState> readSessions(PayloadReader in) throws WireException {
        int count = in.count(Long.BYTES);
        List<SessionState> sessions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            sessions.add(SessionState.read(in));
        }
        return sessions;
    }
}
