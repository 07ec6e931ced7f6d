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
import org.jspecify.annotations.Nullable;

/** Goes on with a pty-host once the daemon has let the client in: at a terminal or as a plain stream. */
final class Attachment {
    private static final int SIGNAL_BASE = 128;

    /** In a session the terminal is Ithaca's own: a notice would be the session's output, and be told as news of it. */
    private static final String WITHIN_SESSION = "ITHACA_SESSION_ID";

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

    /** A host that is older than notices refuses who asks for them, before the ticket is used. */
    private FrameChannel open(boolean interactive) throws IOException, CliException {
        boolean notices = Streams.isTerminal(1) && System.getenv(WITHIN_SESSION) == null;
        Opened opened = open(interactive, notices);
        if (opened.refusal != null && notices) {
            Opened again = open(interactive, false);
            opened = again.refusal == null ? again : opened;
        }
        if (opened.refusal != null) {
            throw new CliException(opened.refusal);
        }
        return opened.host;
    }

    private record Opened(FrameChannel host, @Nullable String refusal) {}

    private Opened open(boolean interactive, boolean notices) throws IOException, CliException {
        FrameChannel host = connect();
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
                    .withNotices(notices)
                    .frame());
            if (AttachMessage.read(answerType(host), lastPayload) instanceof AttachMessage.Refused refused) {
                host.close();
                return new Opened(host, refused.message());
            }
            return new Opened(host, null);
        } catch (IOException e) {
            host.close();
            throw e;
        }
    }

    private FrameChannel connect() throws CliException {
        try {
            return FrameChannel.connect(Path.of(grant.socket()));
        } catch (IOException e) {
            throw new CliException("the pty-host of session " + grant.session() + " cannot be reached at "
                    + grant.socket() + ": " + e.getMessage());
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
