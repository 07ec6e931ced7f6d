// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.wire.host;

import dev.ithaca.wire.PayloadReader;
import dev.ithaca.wire.PayloadWriter;
import dev.ithaca.wire.WireException;
import java.nio.ByteBuffer;

/** What a host tells every control connection unasked. */
public sealed interface HostEvent {
    byte GREW = 50;
    byte ENDED = 51;
    byte RESIZED = 52;
    byte ALERT = 53;
    byte TYPED = 54;

    String session();

    byte type();

    void write(PayloadWriter out);

    default ByteBuffer frame() throws WireException {
        PayloadWriter out = new PayloadWriter().text(session());
        write(out);
        return out.frame(type());
    }

    /** The log can be read up to {@code end}; coalesced, so that one event may stand for many writes. */
    record Grew(String session, long end, long atMillis) implements HostEvent {
        @Override
        public byte type() {
            return GREW;
        }

        @Override
        public void write(PayloadWriter out) {
            out.i64(end).i64(atMillis);
        }
    }

    /** The child ended and all of its output, up to {@code end}, is in the log. */
    record Ended(String session, long end, ExitStatus exit) implements HostEvent {
        @Override
        public byte type() {
            return ENDED;
        }

        @Override
        public void write(PayloadWriter out) {
            out.i64(end);
            exit.write(out);
        }
    }

    /** The terminal has another size from {@code offset} on. */
    record Resized(String session, int rows, int columns, long offset) implements HostEvent {
        @Override
        public byte type() {
            return RESIZED;
        }

        @Override
        public void write(PayloadWriter out) {
            out.u16(rows).u16(columns).i64(offset);
        }
    }

    /** Something that an operator must know, for example that the disk is full. */
    record Alert(String session, String kind, String message) implements HostEvent {
        @Override
        public byte type() {
            return ALERT;
        }

        @Override
        public void write(PayloadWriter out) {
            out.text(kind).text(message);
        }
    }

    /** Something was typed into the session, for the first time since a {@link HostRequest.Probe} asked to be told. */
    record Typed(String session, long atMillis) implements HostEvent {
        @Override
        public byte type() {
            return TYPED;
        }

        @Override
        public void write(PayloadWriter out) {
            out.i64(atMillis);
        }
    }

    /** Whether a frame type is an event. */
    static boolean isEvent(byte type) {
        return type >= GREW && type <= TYPED;
    }

    /** Decodes a frame; an unknown type is refused. */
    static HostEvent read(byte type, ByteBuffer payload) throws WireException {
        PayloadReader in = new PayloadReader(payload);
        String session = in.text();
        HostEvent event = switch (type) {
            case GREW -> new Grew(session, in.i64(), in.i64());
            case ENDED -> new Ended(session, in.i64(), ExitStatus.read(in));
            case RESIZED -> new Resized(session, in.u16(), in.u16(), in.i64());
            case ALERT -> new Alert(session, in.text(), in.text());
            case TYPED -> new Typed(session, in.i64());
            default -> throw new WireException("unknown event type " + type);
        };
        in.end();
        return event;
    }
}
