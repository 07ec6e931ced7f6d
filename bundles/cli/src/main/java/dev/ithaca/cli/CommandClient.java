// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.cli;

import dev.ithaca.wire.FrameChannel;
import dev.ithaca.wire.Frames;
import dev.ithaca.wire.command.CommandMessage;
import dev.ithaca.wire.command.CommandMessage.Attach;
import dev.ithaca.wire.command.CommandMessage.Input;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Has the daemon run one command: sends the command line, then carries bytes until the exit code comes. */
final class CommandClient {
    private static final int STDERR = 2;

    private final FrameChannel daemon;
    private final List<String> words;
    private final Map<String, String> environment;
    private InputStream in = Streams.IN;
    private OutputStream out = Streams.OUT;

    CommandClient(FrameChannel daemon, String[] words, Map<String, String> environment) {
        this.daemon = daemon;
        this.words = Arrays.asList(words);
        this.environment = environment;
    }

    /** Another standard input than the client's own; the daemon is told that it is no terminal. */
    CommandClient withInput(InputStream other) {
        in = other;
        return this;
    }

    /** Another place for what the command prints. */
    CommandClient withOutput(OutputStream other) {
        out = other;
        return this;
    }

    int run() throws IOException, CliException {
        int terminals = 0;
        for (int descriptor = 0; descriptor < 3; descriptor++) {
            terminals |= isOwn(descriptor) && Streams.isTerminal(descriptor) ? 1 << descriptor : 0;
        }
        Terminal terminal = terminals != 0 && needsTerminal() ? Terminal.open() : Terminal.NONE;
        daemon.send(new CommandMessage.Run(
                        CommandMessage.VERSION,
                        Release.VERSION,
                        words,
                        System.getProperty("user.dir"),
                        environment,
                        terminals,
                        terminal.rows(),
                        terminal.columns())
                .frame());
        return carry(terminal);
    }

    private boolean isOwn(int descriptor) {
        return (descriptor != 0 || in == Streams.IN) && (descriptor != 1 || out == Streams.OUT);
    }

    /** Only these ask for the terminal's size, which costs a process. */
    private boolean needsTerminal() {
        String command = words.isEmpty() ? "" : words.get(0);
        return "start".equals(command) || "attach".equals(command) || "logs".equals(command);
    }

    private int carry(Terminal terminal) throws IOException, CliException {
        for (ByteBuffer payload = daemon.receive(); payload != null; payload = daemon.receive()) {
            switch (daemon.type()) {
                case CommandMessage.OUTPUT -> write(payload);
                case CommandMessage.INPUT_WANTED -> sendInput(payload.getInt());
                case CommandMessage.EXIT -> {
                    return payload.get() & 0xff;
                }
                case CommandMessage.ATTACH -> {
                    Attach grant = (Attach) CommandMessage.read(CommandMessage.ATTACH, payload);
                    daemon.close();
                    return new Attachment(grant, terminal).run();
                }
                default ->
                    throw new CliException(
                            "the daemon sent an unknown message; restart it with: ithaca daemon restart");
            }
        }
        throw new CliException("the daemon closed the connection before the command was done");
    }

    private void write(ByteBuffer payload) throws IOException {
        OutputStream stream = payload.get() == STDERR ? Streams.ERR : out;
        int length = payload.getInt();
        if (length != payload.remaining()) {
            throw new IOException("the daemon sent a broken frame");
        }
        try {
            stream.write(payload.array(), payload.arrayOffset() + payload.position(), length);
        } catch (IOException e) {
            throw new BrokenPipe(e);
        }
    }

    /** Reads once, and no more than asked for, so that the caller's next command finds the rest. */
    private void sendInput(int wanted) throws IOException {
        byte[] bytes = new byte[Math.max(1, Math.min(wanted, Frames.MAX_CHUNK))];
        int count = in.read(bytes);
        daemon.send(new Input(count <= 0 ? new byte[0] : Arrays.copyOf(bytes, count)).frame());
    }
}
