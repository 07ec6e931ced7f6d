// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.cli;

import dev.ithaca.terminal.DesktopNotice;
import dev.ithaca.terminal.DetachKeys;
import dev.ithaca.terminal.ViewerFilter;
import dev.ithaca.terminal.ViewerModes;
import dev.ithaca.wire.FrameChannel;
import dev.ithaca.wire.Frames;
import dev.ithaca.wire.command.CommandMessage.Attach;
import dev.ithaca.wire.host.AttachMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A terminal attached to a session. The main thread carries output, one thread carries keys; each step is one read and one
 * write. Whatever ends it, also a signal, the terminal gets its modes back.
 */
final class TerminalAttachment implements HostStream.Sink {
    /** What the JDK reads without allocating. */
    private static final int KEYS = 8 * 1024;

    private static final int PREFIX = Frames.HEADER + Integer.BYTES;

    private final FrameChannel host;
    private final Attach grant;
    private final Terminal terminal;
    private final DetachKeys detachKeys;
    private final ViewerFilter filter = new ViewerFilter();
    private final ViewerFilter.Sink<IOException> screen = new Screen();
    private volatile boolean left;

    TerminalAttachment(FrameChannel host, Attach grant, Terminal terminal) {
        this.host = host;
        this.grant = grant;
        this.terminal = terminal;
        detachKeys = new DetachKeys(grant.detachPrefix());
    }

    int run() throws IOException, CliException {
        Thread restorer = new Thread(this::restore, "ithaca-restore");
        Runtime.getRuntime().addShutdownHook(restorer);
        terminal.makeRaw();
        AttachMessage end = null;
        IOException failure = null;
        try {
            enter();
            end = new HostStream(host, this).run();
        } catch (IOException e) {
            failure = e;
        } finally {
            leave();
        }
        return exit(end, failure);
    }

    private void enter() throws IOException {
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        first.writeBytes(ViewerModes.ENTER.getBytes(StandardCharsets.US_ASCII));
        first.writeBytes(grant.snapshot());
        Streams.OUT.write(first.toByteArray());
        Signals.on("WINCH", this::resize);
        Signals.on("TERM", this::detach);
        Signals.on("HUP", this::detach);
        Signals.on("INT", this::detach);
        Thread keys = new Thread(this::carryKeys, "ithaca-keys");
        keys.setDaemon(true);
        keys.start();
        // The window may have changed since its size was asked for.
        resize();
    }

    private void carryKeys() {
        byte[] typed = new byte[KEYS];
        byte[] frame = new byte[PREFIX + KEYS + 1];
        ByteBuffer buffer = ByteBuffer.wrap(frame);
        try {
            while (!left) {
                int count = Streams.IN.read(typed);
                if (count < 0) {
                    break;
                }
                int length = detachKeys.filter(typed, count, frame, PREFIX);
                if (length > 0 && !grant.readOnly()) {
                    buffer.clear();
                    Frames.putHeader(buffer, AttachMessage.INPUT, Integer.BYTES + length);
                    buffer.putInt(length).position(0).limit(PREFIX + length);
                    host.send(buffer);
                }
                if (detachKeys.isDetached()) {
                    break;
                }
            }
        } catch (IOException e) {
            // The terminal or the host is gone: the end is the same, and the main thread says which.
            if (left) {
                return;
            }
        }
        detach();
    }

    private void resize() {
        try {
            if (terminal.refreshSize() && !left) {
                host.send(new AttachMessage.Resize(terminal.rows(), terminal.columns()).frame());
            }
        } catch (IOException e) {
            // Without a size there is nothing to tell; a lost host ends the main thread's read.
            return;
        }
    }

    /** Closing says it all, and unlike a frame it does not wait behind keys that a stopped program does not read. */
    private void detach() {
        left = true;
        try {
            host.close();
        } catch (IOException e) {
            // It is gone already, which is what was wanted.
            return;
        }
    }

    private void leave() {
        try {
            Streams.OUT.write(ViewerModes.LEAVE.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // The terminal is gone; its modes went with it.
            return;
        } finally {
            restore();
        }
    }

    private void restore() {
        try {
            terminal.restore();
        } catch (IOException e) {
            Streams.err("warning: the terminal's modes could not be restored; try: stty sane");
        }
    }

    private int exit(@Nullable AttachMessage end, @Nullable IOException failure) throws IOException, CliException {
        if (end instanceof AttachMessage.Ended ended) {
            Streams.out("Session " + grant.session() + " has ended.\n");
            return Attachment.exitCode(ended.exit());
        }
        if (end instanceof AttachMessage.Refused refused) {
            throw new CliException(refused.message());
        }
        if (left) {
            Streams.out("Detached from session " + grant.session() + "\n");
            return 0;
        }
        throw new CliException("the pty-host of session " + grant.session() + " is gone"
                + (failure == null ? "" : " (" + failure.getMessage() + ")") + "; see: ithaca ls");
    }

    @Override
    public void output(byte[] bytes, int offset, int length) throws IOException {
        filter.feed(bytes, offset, length, screen);
    }

    @Override
    public void gap(AttachMessage.Gap gap) throws IOException {
        Streams.out("\r\n[" + (gap.to() - gap.from()) + " bytes of output are gone: " + gap.reason() + "]\r\n");
    }

    @Override
    public void notice(String text) throws IOException {
        filter.insert(DesktopNotice.sequence(text), screen);
    }

    /** What passes the filter goes out at once. */
    private static final class Screen implements ViewerFilter.Sink<IOException> {
        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            Streams.OUT.write(bytes, offset, length);
        }
    }
}
