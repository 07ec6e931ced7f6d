// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.cli;

import dev.ithaca.wire.FrameChannel;
import dev.ithaca.wire.command.CommandMessage.Attach;
import dev.ithaca.wire.host.AttachMessage;
import dev.ithaca.wire.host.ExitStatus;
import dev.ithaca.wire.host.HostProtocol.Hello;
import dev.ithaca.wire.host.HostProtocol.Role;
import dev.ithaca.wire.host.HostProtocol.Welcome;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Goes on with a pty-host once the daemon has let the client in: at a terminal or as a plain stream. */
final class Attachment {
    private static final int SIGNAL_BASE = 128;

    private final Attach grant;
    private final Terminal terminal;

    Attachment(Attach grant, Terminal terminal) {
        this.grant = grant;
        this.terminal = terminal;
    }

    int run() throws IOException, CliException {
        boolean interactive = terminal.exists() && Streams.isTerminal(0) && Streams.isTerminal(1);
        try (FrameChannel host = open(interactive)) {
            return interactive
                    ? new TerminalAttachment(host, grant, terminal).run()
                    : new StreamAttachment(host, grant.session()).run();
        }
    }

    private FrameChannel open(boolean interactive) throws IOException, CliException {
        FrameChannel host;
        try {
            host = FrameChannel.connect(Path.of(grant.socket()));
        } catch (IOException e) {
            throw new CliException("the pty-host of session " + grant.session() + " cannot be reached at "
                    + grant.socket() + ": " + e.getMessage());
        }
        try {
            host.send(new Hello(dev.ithaca.wire.host.HostProtocol.VERSION, Role.ATTACH).frame());
            Welcome.read(answerType(host), lastPayload);
            host.send(new AttachMessage.Attach(
                            grant.session(),
                            grant.ticket(),
                            grant.offset(),
                            interactive ? terminal.rows() : 0,
                            interactive ? terminal.columns() : 0,
                            "cli")
                    .frame());
            AttachMessage answer = AttachMessage.read(answerType(host), lastPayload);
            if (answer instanceof AttachMessage.Refused refused) {
                throw new CliException(refused.message());
            }
            return host;
        } catch (IOException | CliException e) {
            host.close();
            throw e;
        }
    }

    private ByteBuffer lastPayload = ByteBuffer.allocate(0);

    private byte answerType(FrameChannel host) throws IOException {
        ByteBuffer payload = host.receive();
        if (payload == null) {
            throw new EOFException("the pty-host closed the connection");
        }
        lastPayload = payload;
        return host.type();
    }

    /** The exit code that a shell would tell. */
    static int exitCode(ExitStatus exit) {
        return exit.signal() > 0 ? SIGNAL_BASE + exit.signal() : exit.code();
    }
}
