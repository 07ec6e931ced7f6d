// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host;

import dev.ithaca.wire.FrameChannel;
import dev.ithaca.wire.host.AttachMessage;
import dev.ithaca.wire.host.ExitStatus;
import dev.ithaca.wire.host.HostProtocol.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** An attached terminal: collects what it is sent, and checks that offsets follow one another. */
public final class AttachedClient implements AutoCloseable {
    private static final int DEADLINE_SECONDS = 60;

    private final FrameChannel channel;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final List<AttachMessage> others = new ArrayList<>();
    private AttachMessage.Attached attached;
    private long next;
    private ExitStatus exit;
    private String refused;
    private boolean over;
    private boolean discarding;

    private AttachedClient(FrameChannel channel) {
        this.channel = channel;
    }

    /** Attaches and waits for the first answer; a refusal is an {@link AssertionError}. */
    static AttachedClient attach(HostRun host, byte[] ticket, String session, long fromOffset, int rows, int columns) {
        AttachedClient client = open(host, ticket, session, fromOffset, rows, columns);
        client.start();
        client.await(() -> client.attached != null, "attached");
        return client;
    }

    /** Attaches and reads nothing, for ever. */
    static AttachedClient open(HostRun host, byte[] ticket, String session, long fromOffset, int rows, int columns) {
        return open(host, new AttachMessage.Attach(session, ticket, fromOffset, rows, columns, "test"));
    }

    /** Attaches, and asks how the terminal takes keys. */
    static AttachedClient attachForTermios(HostRun host, byte[] ticket, String session) {
        AttachedClient client =
                open(host, new AttachMessage.Attach(session, ticket, 0, 0, 0, "test").withTermios(true));
        client.start();
        client.await(() -> client.attached != null, "attached");
        return client;
    }

    /** Attaches, and asks for notices. */
    static AttachedClient attachForNotices(HostRun host, byte[] ticket, String session) {
        AttachedClient client = openForNotices(host, ticket, session);
        client.start();
        client.await(() -> client.attached != null, "attached");
        return client;
    }

    /** Attaches, asks for notices, and reads nothing yet. */
    static AttachedClient openForNotices(HostRun host, byte[] ticket, String session) {
        return open(host, new AttachMessage.Attach(session, ticket, 0, 0, 0, "test").withNotices(true));
    }

    private static AttachedClient open(HostRun host, AttachMessage.Attach request) {
        try {
            FrameChannel channel = host.connect(Role.ATTACH);
            channel.send(request.frame());
            return new AttachedClient(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps no output from now on. */
    void discard() {
        discarding = true;
    }

    /** Begins to read. */
    void start() {
        Thread reader = new Thread(this::read, "attached-client");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try {
            ByteBuffer payload;
            while ((payload = channel.receive()) != null) {
                take(AttachMessage.read(channel.type(), payload));
            }
        } catch (IOException e) {
            // closed
        }
        synchronized (this) {
            over = true;
            notifyAll();
        }
    }

    private synchronized void take(AttachMessage message) {
        if (exit != null || refused != null) {
            throw new AssertionError("a message behind the last: " + message);
        }
        if (message instanceof AttachMessage.Attached first) {
            attached = first;
            next = first.offset();
        } else if (message instanceof AttachMessage.Data data) {
            if (data.offset() != next) {
                throw new AssertionError("offset " + data.offset() + ", not " + next);
            }
            next += data.bytes().length;
            if (!discarding) {
                output.writeBytes(data.bytes());
            }
        } else if (message instanceof AttachMessage.Gap gap) {
            next = gap.to();
            others.add(gap);
        } else if (message instanceof AttachMessage.Ended ended) {
            exit = ended.exit();
        } else if (message instanceof AttachMessage.Refused refusal) {
            refused = refusal.message();
        } else {
            others.add(message);
        }
        notifyAll();
    }

    private synchronized void await(BooleanSupplier condition, String what) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (!condition.getAsBoolean()) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0 || over) {
                throw new AssertionError("not seen: " + what + "; refused: " + refused + "; output so far: " + tail());
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private String tail() {
        String text = output.toString(StandardCharsets.UTF_8);
        return text.substring(Math.max(0, text.length() - 2000));
    }

    public void awaitText(String text) {
        await(() -> output.toString(StandardCharsets.UTF_8).contains(text), text);
    }

    void awaitBytes(long count) {
        await(() -> output.size() >= count, count + " bytes");
    }

    ExitStatus awaitEnd() {
        await(() -> exit != null, "end");
        return exit;
    }

    String awaitRefusal() {
        await(() -> refused != null, "refusal");
        return refused;
    }

    AttachMessage.Resized awaitResized(int rows, int columns) {
        AttachMessage.Resized wanted = new AttachMessage.Resized(rows, columns);
        await(() -> others.contains(wanted), "resized " + rows + "x" + columns);
        return wanted;
    }

    /** Waits until this is what the client was told last. */
    void awaitTermios(boolean echo, boolean canonical) {
        AttachMessage.Termios wanted = new AttachMessage.Termios(echo, canonical);
        await(() -> !others.isEmpty() && others.get(others.size() - 1).equals(wanted), wanted.toString());
    }

    /** Waits for a message that is no output. */
    void awaitOther(AttachMessage wanted) {
        await(() -> others.contains(wanted), wanted.toString());
    }

    synchronized AttachMessage.Attached attached() {
        return attached;
    }

    synchronized byte[] output() {
        return output.toByteArray();
    }

    synchronized String text() {
        return output.toString(StandardCharsets.UTF_8);
    }

    synchronized List<AttachMessage> others() {
        return List.copyOf(others);
    }

    public void type(String text) {
        send(new AttachMessage.Input(text.getBytes(StandardCharsets.UTF_8)));
    }

    void send(AttachMessage message) {
        try {
            channel.send(message.frame());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
