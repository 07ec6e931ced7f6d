// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.cli;

import dev.ithaca.terminal.DesktopNotice;
import dev.ithaca.terminal.ViewerFilter;
import dev.ithaca.wire.FrameChannel;
import dev.ithaca.wire.host.AttachMessage;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An attached client without a terminal: the output as it is, then a line that says that it is over. */
final class StreamAttachment implements HostStream.Sink, ViewerFilter.Sink<IOException> {
    private final FrameChannel host;
    private final String session;
    private final @Nullable ViewerFilter filter;
    private byte last = '\n';

    StreamAttachment(FrameChannel host, String session) {
        this.host = host;
        this.session = session;
        // A terminal would answer the program's questions into a standard input that nobody reads.
        filter = Streams.isTerminal(1) ? new ViewerFilter() : null;
    }

    int run() throws IOException, CliException {
        AttachMessage end = new HostStream(host, this).run();
        if (end instanceof AttachMessage.Ended ended) {
            Streams.out((last == '\n' ? "" : "\n") + "Session " + session + " has ended.\n");
            return Attachment.exitCode(ended.exit());
        }
        if (end instanceof AttachMessage.Refused refused) {
            throw new CliException(refused.message());
        }
        throw new CliException("the pty-host of session " + session + " is gone");
    }

    @Override
    public void output(byte[] bytes, int offset, int length) throws IOException {
        if (filter == null) {
            write(bytes, offset, length);
        } else {
            filter.feed(bytes, offset, length, this);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > 0) {
            try {
                Streams.OUT.write(bytes, offset, length);
            } catch (IOException e) {
                throw new BrokenPipe(e);
            }
            last = bytes[offset + length - 1];
        }
    }

    /** Where the output goes elsewhere, nobody looks on. */
    @Override
    public void notice(String text) throws IOException {
        if (filter != null) {
            filter.insert(DesktopNotice.sequence(text), this);
        }
    }

    /** Not the output's: it does not count for how the output ends. */
    @Override
    public void inserted(byte[] bytes) throws IOException {
        byte end = last;
        write(bytes, 0, bytes.length);
        last = end;
    }

    @Override
    public void gap(AttachMessage.Gap gap) {
        Streams.err(
                "warning: the output from byte " + gap.from() + " to " + gap.to() + " is gone (" + gap.reason() + ")");
    }
}
