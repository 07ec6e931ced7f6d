// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.wire.host;

import dev.ithaca.wire.Frames;
import dev.ithaca.wire.PayloadReader;
import dev.ithaca.wire.PayloadWriter;
import dev.ithaca.wire.WireException;
import java.nio.ByteBuffer;

/** What an attached terminal and a host say to each other; the direction stands in each message's comment. */
@SuppressWarnings("ArrayRecordComponent") // messages carry bytes to their codec and are never compared
public sealed interface AttachMessage {
    byte ATTACH = 70;
    byte INPUT = 71;
    byte RESIZE = 72;
    byte DETACH = 73;
    byte ATTACHED = 80;
    byte DATA = 81;
    byte GAP = 82;
    byte RESIZED = 83;
    byte ENDED = 84;
    byte REFUSED = 85;
    byte TERMIOS = 86;
    byte NOTICE = 87;

    byte type();

    /** Writes the payload; a message that carries nothing inherits this. */
    default void write(PayloadWriter out) {}

    default ByteBuffer frame() throws WireException {
        PayloadWriter out = new PayloadWriter();
        write(out);
        return out.frame(type());
    }

    /**
     * Client to host, first: stream the session from an offset on. Rows and columns 0: a viewer without a size of its own.
     *
     * @param termios asks for {@link Termios}
     * @param notices asks for {@link Notice}; the wishes are an optional last byte, and a host that is older than one of them
     *     refuses the message
     */
    record Attach(
            String session,
            byte[] ticket,
            long fromOffset,
            int rows,
            int columns,
            String by,
            boolean termios,
            boolean notices)
            implements AttachMessage {
        private static final int WANTS_TERMIOS = 1;
        private static final int WANTS_NOTICES = 2;
        private static final int WISHES = WANTS_TERMIOS | WANTS_NOTICES;

        /** Asks for nothing more than the output. */
        public Attach(String session, byte[] ticket, long fromOffset, int rows, int columns, String by) {
            this(session, ticket, fromOffset, rows, columns, by, false, false);
        }

        public Attach withTermios(boolean wanted) {
            return new Attach(session, ticket, fromOffset, rows, columns, by, wanted, notices);
        }

        public Attach withNotices(boolean wanted) {
            return new Attach(session, ticket, fromOffset, rows, columns, by, termios, wanted);
        }

        private static Attach read(PayloadReader in) throws WireException {
            Attach plain = new Attach(in.text(), in.bytes(), in.i64(), in.u16(), in.u16(), in.text());
            if (!in.more()) {
                return plain;
            }
            int wishes = in.u8();
            if (wishes == 0 || (wishes & ~WISHES) != 0) {
                throw new WireException("an attach with unknown wishes: " + wishes);
            }
            return new Attach(
                    plain.session,
                    plain.ticket,
                    plain.fromOffset,
                    plain.rows,
                    plain.columns,
                    plain.by,
                    (wishes & WANTS_TERMIOS) != 0,
                    (wishes & WANTS_NOTICES) != 0);
        }

        @Override
        public byte type() {
            return ATTACH;
        }

        @Override
        public void write(PayloadWriter out) {
            out.text(session)
                    .bytes(ticket)
                    .i64(fromOffset)
                    .u16(rows)
                    .u16(columns)
                    .text(by);
            int wishes = (termios ? WANTS_TERMIOS : 0) | (notices ? WANTS_NOTICES : 0);
            if (wishes != 0) {
                out.u8(wishes);
            }
        }
    }

    /** Client to host: keys. Ignored from a read-only ticket. The size of the client that typed last is the terminal's. */
    record Input(byte[] bytes) implements AttachMessage {
        @Override
        public byte type() {
            return INPUT;
        }

        @Override
        public void write(PayloadWriter out) {
            out.bytes(bytes);
        }
    }

    /** Client to host: the client's own window has this size now. Ignored from a read-only ticket. */
    record Resize(int rows, int columns) implements AttachMessage {
        @Override
        public byte type() {
            return RESIZE;
        }

        @Override
        public void write(PayloadWriter out) {
            out.u16(rows).u16(columns);
        }
    }

    /** Client to host, last: goes away on purpose. Closing the connection means the same. */
    record Detach() implements AttachMessage {
        @Override
        public byte type() {
            return DETACH;
        }
    }

    /** Host to client, first: the stream begins at this offset, the terminal has this size. */
    record Attached(long offset, int rows, int columns, boolean readOnly) implements AttachMessage {
        @Override
        public byte type() {
            return ATTACHED;
        }

        @Override
        public void write(PayloadWriter out) {
            out.i64(offset).u16(rows).u16(columns).flag(readOnly);
        }
    }

    /** Host to client: output bytes; offsets follow one another without a seam. */
    record Data(long offset, byte[] bytes) implements AttachMessage {
        /** Payload bytes in front of the output bytes. */
        public static final int PREFIX = Long.BYTES + Integer.BYTES;

        @Override
        public byte type() {
            return DATA;
        }

        @Override
        public void write(PayloadWriter out) {
            out.i64(offset).bytes(bytes);
        }

        /** Writes header and prefix of a data frame whose {@code length} output bytes the sender puts behind it. */
        public static void putHeader(ByteBuffer target, long offset, int length) {
            Frames.putHeader(target, DATA, PREFIX + length);
            target.putLong(offset).putInt(length);
        }
    }

    /** Host to client: the bytes from {@code from} up to {@code to} do not exist (removed by retention, or lost to a full disk). */
    record Gap(long from, long to, String reason) implements AttachMessage {
        @Override
        public byte type() {
            return GAP;
        }

        @Override
        public void write(PayloadWriter out) {
            out.i64(from).i64(to).text(reason);
        }
    }

    /** Host to client: the terminal has another size now. */
    record Resized(int rows, int columns) implements AttachMessage {
        @Override
        public byte type() {
            return RESIZED;
        }

        @Override
        public void write(PayloadWriter out) {
            out.u16(rows).u16(columns);
        }
    }

    /**
     * Host to client, if it asked: what the kernel does with keys now. The first comes behind {@code Attached}, others when
     * it has changed. Not of a session that has ended.
     *
     * @param echo whether the terminal shows what is typed (ECHO)
     * @param canonical whether the terminal edits lines (ICANON)
     */
    record Termios(boolean echo, boolean canonical) implements AttachMessage {
        @Override
        public byte type() {
            return TERMIOS;
        }

        @Override
        public void write(PayloadWriter out) {
            out.flag(echo).flag(canonical);
        }
    }

    /** Host to client, if it asked: a line for the person at the terminal, which is no part of the output. */
    record Notice(String text) implements AttachMessage {
        @Override
        public byte type() {
            return NOTICE;
        }

        @Override
        public void write(PayloadWriter out) {
            out.text(text);
        }
    }

    /** Host to client, last: the session ended, and this client has had its last byte. */
    record Ended(ExitStatus exit) implements AttachMessage {
        @Override
        public byte type() {
            return ENDED;
        }

        @Override
        public void write(PayloadWriter out) {
            exit.write(out);
        }
    }

    /** Host to client, last: why the client is not or no longer attached. */
    record Refused(String message) implements AttachMessage {
        @Override
        public byte type() {
            return REFUSED;
        }

        @Override
        public void write(PayloadWriter out) {
            out.text(message);
        }
    }

    /** Decodes a frame; an unknown type is refused. */
    static AttachMessage read(byte type, ByteBuffer payload) throws WireException {
        PayloadReader in = new PayloadReader(payload);
        AttachMessage message = switch (type) {
            case ATTACH -> Attach.read(in);
            case INPUT -> new Input(in.bytes());
            case RESIZE -> new Resize(in.u16(), in.u16());
            case DETACH -> new Detach();
            case ATTACHED -> new Attached(in.i64(), in.u16(), in.u16(), in.flag());
            case DATA -> new Data(in.i64(), in.bytes());
            case GAP -> new Gap(in.i64(), in.i64(), in.text());
            case RESIZED -> new Resized(in.u16(), in.u16());
            case ENDED -> new Ended(ExitStatus.read(in));
            case REFUSED -> new Refused(in.text());
            case TERMIOS -> new Termios(in.flag(), in.flag());
            case NOTICE -> new Notice(in.text());
            default -> throw new WireException("unknown attach message type " + type);
        };
        in.end();
        return message;
    }
}
