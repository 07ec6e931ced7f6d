// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.wire.host;

import dev.ithaca.wire.PayloadReader;
import dev.ithaca.wire.PayloadWriter;
import dev.ithaca.wire.WireException;
import java.nio.ByteBuffer;

/** Opening of a connection to a pty-host; see the package for the order of messages. */
public final class HostProtocol {
    /** The one version that this code speaks. */
    public static final int VERSION = 1;

    /** First four bytes of the first payload: {@code "ITHH"}. */
    public static final int MAGIC = 0x49544848;

    static final byte HELLO = 1;
    static final byte WELCOME = 2;

    /** What a connection is for. */
    public enum Role implements Coded {
        CONTROL(1),
        ATTACH(2);

        private final int code;

        Role(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    /** First frame of a client. */
    public record Hello(int version, Role role) {
        public ByteBuffer frame() throws WireException {
            return new PayloadWriter().i32(MAGIC).u16(version).u8(role.code()).frame(HELLO);
        }

        /** Reads a first frame; refuses what is not one, and any other version than {@link #VERSION}. */
        public static Hello read(byte type, ByteBuffer payload) throws WireException {
            PayloadReader in = new PayloadReader(payload);
            if (type != HELLO || in.i32() != MAGIC) {
                throw new WireException("not a client of a pty-host: the first frame is no hello");
            }
            int version = in.u16();
            if (version != VERSION) {
                throw new WireException(
                        "protocol version " + version + " refused: this pty-host speaks version " + VERSION);
            }
            Hello hello = new Hello(version, Coded.of(in.u8(), Role.values()));
            in.end();
            return hello;
        }
    }

    /** First frame of the host: {@code build} names the exact code, so that the daemon knows an older host. */
    public record Welcome(int version, String build, long pid) {
        public ByteBuffer frame() throws WireException {
            return new PayloadWriter().u16(version).text(build).i64(pid).frame(WELCOME);
        }

        /** Reads the answer to a hello; a refusal becomes an exception with the host's own words. */
        public static Welcome read(byte type, ByteBuffer payload) throws WireException {
            if (type == HostReply.FAILED) {
                HostReply refusal = HostReply.read(type, payload);
                throw new WireException(((HostReply.Failed) refusal).message());
            }
            if (type != WELCOME) {
                throw new WireException("not a pty-host: the first frame is no welcome");
            }
            PayloadReader in = new PayloadReader(payload);
            int version = in.u16();
            if (version != VERSION) {
                throw new WireException("the pty-host speaks protocol version " + version + ", this side " + VERSION);
            }
            Welcome welcome = new Welcome(version, in.text(), in.i64());
            in.end();
            return welcome;
        }
    }

    private HostProtocol() {}
}
