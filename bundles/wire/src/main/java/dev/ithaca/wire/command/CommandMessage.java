// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.wire.command;

import dev.ithaca.wire.PayloadReader;
import dev.ithaca.wire.PayloadWriter;
import dev.ithaca.wire.WireException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/** The messages of the command protocol; the direction stands in each message's comment. */
@SuppressWarnings("ArrayRecordComponent") // messages carry bytes to their codec and are never compared
public sealed interface CommandMessage {
    /** The one version that this code speaks. */
    int VERSION = 1;

    /** First four bytes of the first payload: {@code "ITHC"}. */
    int MAGIC = 0x49544843;

    byte RUN = 1;
    byte INPUT = 2;
    byte RESIZE = 3;
    byte INTERRUPT = 4;
    byte OUTPUT = 10;
    byte INPUT_WANTED = 11;
    byte EXIT = 12;
    byte ATTACH = 13;

    byte type();

    /** Writes the payload; a message that carries nothing inherits this. */
    default void write(PayloadWriter out) {}

    default ByteBuffer frame() throws WireException {
        PayloadWriter out = new PayloadWriter();
        write(out);
        return out.frame(type());
    }

    /**
     * Client to daemon, first: run a command.
     *
     * @param version the client's protocol version
     * @param release the client's release, for messages
     * @param arguments what stood behind {@code ithaca}
     * @param cwd the caller's working directory, absolute
     * @param environment the caller's environment
     * @param terminals which of standard input (bit 0), output (bit 1), error (bit 2) are terminals
     * @param rows rows of the caller's terminal, 0 if it has none
     * @param columns columns of the caller's terminal, 0 if it has none
     */
    record Run(
            int version,
            String release,
            List<String> arguments,
            String cwd,
            Map<String, String> environment,
            int terminals,
            int rows,
            int columns)
            implements CommandMessage {
        @Override
        public byte type() {
            return RUN;
        }

        @Override
        public void write(PayloadWriter out) {
            out.i32(MAGIC).u16(version).text(release).texts(arguments).text(cwd).textMap(environment);
            out.u8(terminals).u16(rows).u16(columns);
        }
    }

    /** Client to daemon: bytes of standard input; none at all means its end. */
    record Input(byte[] bytes) implements CommandMessage {
        @Override
        public byte type() {
            return INPUT;
        }

        @Override
        public void write(PayloadWriter out) {
            out.bytes(bytes);
        }
    }

    /** Client to daemon: the caller's terminal has this size now. */
    record Resize(int rows, int columns) implements CommandMessage {
        @Override
        public byte type() {
            return RESIZE;
        }

        @Override
        public void write(PayloadWriter out) {
            out.u16(rows).u16(columns);
        }
    }

    /** Client to daemon: the caller pressed Ctrl-C, or the client was told to end; the command is interrupted. */
    record Interrupt() implements CommandMessage {
        @Override
        public byte type() {
            return INTERRUPT;
        }
    }

    /** Daemon to client: bytes for standard output (1) or standard error (2). */
    record Output(int stream, byte[] bytes) implements CommandMessage {
        @Override
        public byte type() {
            return OUTPUT;
        }

        @Override
        public void write(PayloadWriter out) {
            out.u8(stream).bytes(bytes);
        }
    }

    /** Daemon to client: send up to so many bytes of standard input. */
    record InputWanted(int bytes) implements CommandMessage {
        @Override
        public byte type() {
            return INPUT_WANTED;
        }

        @Override
        public void write(PayloadWriter out) {
            out.i32(bytes);
        }
    }

    /** Daemon to client, last: exit with this code. */
    record Exit(int code) implements CommandMessage {
        @Override
        public byte type() {
            return EXIT;
        }

        @Override
        public void write(PayloadWriter out) {
            out.u8(code);
        }
    }

    /**
     * Daemon to client, last: go on with a pty-host.
     *
     * @param session the session's id
     * @param socket the host's socket, absolute
     * @param ticket what the host lets the client in for
     * @param offset where the stream goes on behind the snapshot
     * @param snapshot what rebuilds the screen at that offset; empty for a plain stream from the offset on
     * @param readOnly whether keys are refused
     * @param detachPrefix the byte that begins the detach keys
     */
    record Attach(
            String session,
            String socket,
            byte[] ticket,
            long offset,
            byte[] snapshot,
            boolean readOnly,
            int detachPrefix)
            implements CommandMessage {
        @Override
        public byte type() {
            return ATTACH;
        }

        @Override
        public void write(PayloadWriter out) {
            out.text(session)
                    .text(socket)
                    .bytes(ticket)
                    .i64(offset)
                    .bytes(snapshot)
                    .flag(readOnly);
            out.u8(detachPrefix);
        }
    }

    /** Decodes a frame; an unknown type is refused. */
    static CommandMessage read(byte type, ByteBuffer payload) throws WireException {
        PayloadReader in = new PayloadReader(payload);
        CommandMessage message = switch (type) {
            case RUN -> readRun(in);
            case INPUT -> new Input(in.bytes());
            case RESIZE -> new Resize(in.u16(), in.u16());
            case INTERRUPT -> new Interrupt();
            case OUTPUT -> new Output(in.u8(), in.bytes());
            case INPUT_WANTED -> new InputWanted(in.i32());
            case EXIT -> new Exit(in.u8());
            case ATTACH -> new Attach(in.text(), in.text(), in.bytes(), in.i64(), in.bytes(), in.flag(), in.u8());
            default -> throw new WireException("unknown command message type " + type);
        };
        in.end();
        return message;
    }

    private static Run readRun(PayloadReader in) throws WireException {
        if (in.i32() != MAGIC) {
            throw new WireException("not a client of the daemon: the first frame is no run");
        }
        int version = in.u16();
        String release = in.text();
        if (version != VERSION) {
            throw new WireException("this client (" + release + ") speaks protocol version " + version
                    + ", the daemon version " + VERSION + "; restart the daemon with: ithaca daemon restart");
        }
        return new Run(version, release, in.texts(), in.text(), in.textMap(), in.u8(), in.u16(), in.u16());
    }
}
