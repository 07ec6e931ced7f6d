// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.socket;

import dev.ithaca.shell.internal.command.Caller;
import dev.ithaca.shell.internal.command.CommandRunner;
import dev.ithaca.wire.FrameChannel;
import dev.ithaca.wire.WireException;
import dev.ithaca.wire.command.CommandMessage;
import dev.ithaca.wire.command.CommandMessage.Exit;
import dev.ithaca.wire.command.CommandMessage.Input;
import dev.ithaca.wire.command.CommandMessage.Interrupt;
import dev.ithaca.wire.command.CommandMessage.Output;
import dev.ithaca.wire.command.CommandMessage.Resize;
import dev.ithaca.wire.command.CommandMessage.Run;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client and its one command. The connection's thread reads frames until the client leaves; the command has a thread
 * of its own, which alone writes, and which is interrupted when the client leaves or asks for it.
 */
final class CommandConnection implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(CommandConnection.class);

    private final FrameChannel channel;
    private final CommandRunner runner;
    private final ThreadFactory commandThreads;
    private final String name;
    private final int detachPrefix;
    private volatile boolean opened;

    CommandConnection(
            FrameChannel channel, CommandRunner runner, ThreadFactory commandThreads, String name, int detachPrefix) {
        this.channel = channel;
        this.runner = runner;
        this.commandThreads = commandThreads;
        this.name = name;
        this.detachPrefix = detachPrefix;
    }

    /** Whether the client has said what to run. */
    boolean isOpened() {
        return opened;
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("closing a client's connection failed", e);
        }
    }

    @Override
    public void run() {
        try (channel) {
            talk();
        } catch (IOException e) {
            LOG.debug("a client left", e);
        }
    }

    private void talk() throws IOException {
        try {
            CommandMessage first = receive();
            if (first instanceof Run run) {
                opened = true;
                serve(run);
            } else if (first != null) {
                throw new WireException("the first frame must say what to run");
            }
        } catch (WireException e) {
            refuse(channel, e.getMessage());
        }
    }

    private void serve(Run run) throws IOException {
        SocketCaller caller = new SocketCaller(channel, run, name, detachPrefix);
        Thread command = commandThreads.newThread(() -> execute(run, caller));
        command.start();
        try {
            for (CommandMessage message = receive(); message != null; message = receive()) {
                if (message instanceof Input input) {
                    caller.in().offer(input.bytes());
                } else if (message instanceof Resize resize) {
                    caller.resized(resize.rows(), resize.columns());
                } else if (message instanceof Interrupt) {
                    command.interrupt();
                } else {
                    throw new WireException("a client may not send message type " + message.type());
                }
            }
        } catch (WireException e) {
            refuse(channel, e.getMessage()); // before the interrupted command can say another last word
        } finally {
            caller.in().end();
            command.interrupt();
        }
    }

    private void execute(Run run, SocketCaller caller) {
        try {
            int code = runner.run(run.arguments(), caller);
            caller.finish();
            if (code != Caller.HANDED_OVER) {
                Thread.interrupted(); // too late to interrupt; with the flag up the exit code would not get out
                channel.send(new Exit(code).frame());
            }
            // The client closes when it has read the last frame; until then its connection stays open.
            channel.channel().shutdownOutput();
        } catch (IOException e) {
            LOG.debug("a client left before its command was done", e);
            close();
        } catch (Error e) {
            // A pattern of a user can overflow the stack, or no thread is left; without a last frame the client would
            // wait
            // for ever.
            LOG.error("a command failed", e);
            refuse(channel, "the command failed in the daemon: " + e + "; see its log");
        } finally {
            caller.runAfterwards();
        }
    }

    private @Nullable CommandMessage receive() throws IOException {
        ByteBuffer payload = channel.receive();
        return payload == null ? null : CommandMessage.read(channel.type(), payload);
    }

    /** Tells a client why it is not served; best effort. */
    static void refuse(FrameChannel channel, @Nullable String reason) {
        try (channel) {
            channel.send(new Output(2, ("error: " + reason + "\n").getBytes(StandardCharsets.UTF_8)).frame());
            channel.send(new Exit(1).frame());
        } catch (IOException e) {
            LOG.debug("a refused client left", e);
        }
    }
}
