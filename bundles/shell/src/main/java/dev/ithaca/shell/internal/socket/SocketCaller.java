// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.socket;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ithaca.session.api.AttachGrant;
import dev.ithaca.shell.internal.command.Caller;
import dev.ithaca.shell.internal.command.ViewerTerminal;
import dev.ithaca.wire.FrameChannel;
import dev.ithaca.wire.command.CommandMessage.Attach;
import dev.ithaca.wire.command.CommandMessage.Run;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A client at the socket as the caller of a command. */
final class SocketCaller implements Caller {
    private static final int INPUT = 1;
    private static final int OUTPUT = 2;

    private final FrameChannel channel;
    private final Run run;
    private final int detachPrefix;
    private final String name;
    private final FrameInput in;
    private final PrintStream out;
    private final PrintStream err;
    private volatile int rows;
    private volatile int columns;
    private @Nullable Runnable afterwards;

    SocketCaller(FrameChannel channel, Run run, String name, int detachPrefix) {
        this.channel = channel;
        this.run = run;
        this.name = name;
        this.detachPrefix = detachPrefix;
        rows = run.rows();
        columns = run.columns();
        in = new FrameInput(channel);
        out = new PrintStream(new FrameOutput(channel, 1), false, UTF_8);
        // What was printed before an error comes before it.
        err = new PrintStream(new BufferedOutputStream(new After(out, new FrameOutput(channel, 2))), true, UTF_8);
    }

    @Override
    public FrameInput in() {
        return in;
    }

    @Override
    public PrintStream out() {
        return out;
    }

    @Override
    public PrintStream err() {
        return err;
    }

    @Override
    public boolean inputIsTerminal() {
        return (run.terminals() & INPUT) != 0;
    }

    @Override
    public boolean outputIsTerminal() {
        return (run.terminals() & OUTPUT) != 0;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return columns;
    }

    void resized(int newRows, int newColumns) {
        rows = newRows;
        columns = newColumns;
    }

    @Override
    public String cwd() {
        return run.cwd();
    }

    @Override
    public Map<String, String> environment() {
        return run.environment();
    }

    @Override
    public String name() {
        return name;
    }

    /** It is in another process. */
    @Override
    public @Nullable ViewerTerminal viewer() {
        return null;
    }

    @Override
    public boolean canAttach() {
        return true;
    }

    @Override
    public int attach(AttachGrant grant) throws IOException {
        out.flush();
        channel.send(new Attach(
                        grant.session().value(),
                        grant.socket(),
                        grant.ticket(),
                        grant.offset(),
                        grant.snapshot(),
                        grant.readOnly(),
                        detachPrefix)
                .frame());
        return HANDED_OVER;
    }

    @Override
    public void afterwards(Runnable task) {
        afterwards = task;
    }

    /** Hands out what is left, before the exit code. */
    void finish() {
        out.flush();
        err.flush();
    }

    void runAfterwards() {
        if (afterwards != null) {
            afterwards.run();
        }
    }

    /** Flushes one stream before it writes to another. */
    private static final class After extends OutputStream {
        private final PrintStream first;
        private final OutputStream target;

        After(PrintStream first, OutputStream target) {
            this.first = first;
            this.target = target;
        }

        @Override
        public void write(int b) throws IOException {
            target.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            first.flush();
            target.write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            target.flush();
        }
    }
}
