// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.server;

import dev.ithaca.pty.host.loop.EventLoop;
import dev.ithaca.pty.host.loop.LoopTimer;
import dev.ithaca.pty.host.session.InputOutcome;
import dev.ithaca.pty.host.session.PtySession;
import dev.ithaca.pty.host.session.Viewer;
import dev.ithaca.pty.host.session.ViewerWindow;
import dev.ithaca.session.log.LogGapException;
import dev.ithaca.wire.FrameDecoder;
import dev.ithaca.wire.Frames;
import dev.ithaca.wire.WireException;
import dev.ithaca.wire.host.AttachMessage;
import dev.ithaca.wire.host.ExitStatus;
import dev.ithaca.wire.host.HostRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An attached terminal, on its session's loop. It is a cursor into the log: output goes straight to its socket while it
 * keeps up; when it does not, what the socket did not take of one frame is all that is kept, and it is served from the log
 * as it reads. So a client that never reads costs a frame's rest, and delays nobody. Output that floods in is gathered for
 * {@value #GATHER_MILLIS} ms or {@value #GATHERED} bytes: the terminal gives it in reads of 4 KB, and a message for each
 * wakes the client for each. The first output after a pause, and an echo, are not held up.
 */
final class AttachClient extends Connection implements Viewer {
    private static final int HEADER = Frames.HEADER + AttachMessage.Data.PREFIX;
    private static final int GATHERED = 32 * 1024;
    private static final long GATHER_MILLIS = 1;
    private static final long GATHER_NANOS = 1_000_000L;
    private static final int FLOOD_READ = 1024;
    private static final int MOST_NOTICES = 16;

    private final EventLoop loop;
    private final PtySession session;
    private final AttachMessage.Attach request;
    private final boolean readOnly;
    private final Consumer<String> log;
    private final Runnable typeAhead = this::typeAhead;
    private final LoopTimer gather;
    private final ViewerWindow window = new ViewerWindow();
    private final LoopTimer patience;
    private final Deque<AttachMessage.Notice> notices = new ArrayDeque<>();
    private @Nullable SelectionKey key;
    private @Nullable ByteBuffer rest;
    private byte @Nullable [] typedAhead;
    private @Nullable ExitStatus exit;
    private long cursor;
    private long patienceMillis;
    private boolean sizeChanged;
    private AttachMessage.@Nullable Termios termios;
    private @Nullable NoticeBoard noticeBoard;
    private boolean endSent;
    private boolean typed;
    private long typedNanos;
    private long sentNanos;

    AttachClient(
            EventLoop loop,
            PtySession session,
            AttachMessage.Attach request,
            boolean readOnly,
            SocketChannel channel,
            FrameDecoder decoder,
            Consumer<String> log) {
        super(channel, decoder);
        this.loop = loop;
        this.session = session;
        this.request = request;
        this.readOnly = readOnly;
        this.log = log;
        this.gather = loop.timer(this::wantWrite);
        this.patience = loop.timer(this::giveUp);
    }

    /**
     * Attaches; what the client sent behind its attach message is handled too.
     *
     * @param greeted the key of loop 0: still valid if the session lives on that loop, cancelled if not
     */
    void begin(SelectionKey greeted, NoticeBoard board) {
        try {
            long end = session.endOffset();
            cursor = request.fromOffset() < 0 ? end : Math.min(request.fromOffset(), end);
            int interest = SelectionKey.OP_READ | SelectionKey.OP_WRITE;
            if (greeted.isValid()) {
                greeted.attach(this);
                key = greeted.interestOps(interest);
            } else {
                key = loop.register(channel(), interest, this);
            }
            session.attach(this, request.by(), request.rows(), request.columns());
            sizeChanged = false;
            exit = session.exit();
            send(new AttachMessage.Attached(cursor, session.rows(), session.columns(), readOnly).frame());
            if (request.termios()) {
                session.watchLineMode(this);
            }
            if (request.notices()) {
                board.add(loop, this);
                noticeBoard = board;
            }
            decode();
        } catch (IOException | RuntimeException e) {
            failed(e);
        }
    }

    @Override
    public ViewerWindow window() {
        return window;
    }

    @Override
    public boolean readOnly() {
        return readOnly;
    }

    @Override
    public void output(long offset, ByteBuffer frame, int length) {
        if (cursor != offset && gather.armed()) {
            if (offset + length - cursor >= GATHERED) {
                gather.cancel();
                wantWrite();
            }
            return;
        }
        if (rest != null || sizeChanged || cursor != offset) {
            return; // it lags, and is served when its socket is ready
        }
        long now = System.nanoTime();
        if (length >= FLOOD_READ && now - sentNanos < GATHER_NANOS) {
            gather.arm(GATHER_MILLIS);
            return;
        }
        sentNanos = now;
        cursor += length;
        try {
            send(frame);
        } catch (IOException e) {
            close();
        }
    }

    @Override
    public void resized(int rows, int columns) {
        sizeChanged = true;
        wantWrite();
    }

    /** At once if the socket has taken all before: the next key should not be shown if the program hides it. */
    @Override
    public void lineMode(boolean echo, boolean canonical) {
        termios = new AttachMessage.Termios(echo, canonical);
        if (rest == null) {
            try {
                sendTermios();
            } catch (IOException e) {
                close();
            }
        }
    }

    /** What became of a notice. */
    enum Heard {
        TOLD,
        BUSY,
        DEAF
    }

    /** Takes a notice for when the socket is ready, unless it is about what somebody sees who types here just now. */
    Heard tell(HostRequest.Notify notice) {
        long quietNanos = System.nanoTime() - typedNanos;
        if (endSent || closed()) {
            return Heard.DEAF;
        }
        if (typed && notice.about().contains(session.id()) && quietNanos < notice.busyMillis() * 1_000_000L) {
            return Heard.BUSY;
        }
        if (notices.size() == MOST_NOTICES) {
            return Heard.DEAF;
        }
        if (!notice.text().isEmpty()) {
            notices.add(new AttachMessage.Notice(notice.text()));
            wantWrite();
        }
        return Heard.TOLD;
    }

    @Override
    public void hurry(long millis) {
        patienceMillis = millis;
        patience.arm(millis);
    }

    /** Inside a frame the client cannot be told: it sees its connection end there. */
    private void giveUp() {
        String why = "closed: nothing was read for " + patienceMillis / 1000 + " s, and the session is forgotten";
        log.accept("attached client of " + session.id() + " " + why);
        refuse(why);
        close();
    }

    @Override
    public void ended(ExitStatus status) {
        exit = status;
        wantWrite();
    }

    @Override
    void writable(SelectionKey readyKey) throws IOException {
        ByteBuffer unsent = rest;
        if (unsent != null) {
            write(unsent);
            if (unsent.hasRemaining()) {
                return;
            }
            rest = null;
        }
        ExitStatus status = exit;
        if (endSent) {
            close();
        } else if (termios != null) {
            sendTermios();
        } else if (!notices.isEmpty()) {
            send(notices.remove().frame());
        } else if (sizeChanged) {
            sizeChanged = false;
            send(new AttachMessage.Resized(session.rows(), session.columns()).frame());
        } else if (cursor < session.endOffset()) {
            sendFromLog();
        } else if (status != null) {
            endSent = true;
            send(new AttachMessage.Ended(status).frame());
        } else {
            readyKey.interestOpsAnd(~SelectionKey.OP_WRITE);
        }
    }

    private void sendTermios() throws IOException {
        AttachMessage.Termios message = termios;
        termios = null;
        if (message != null) {
            send(message.frame());
        }
    }

    private void sendFromLog() throws IOException {
        gather.cancel();
        sentNanos = System.nanoTime();
        ByteBuffer frame = loop.buffer().clear();
        frame.position(HEADER).limit(HEADER + Frames.MAX_CHUNK);
        try {
            int count = session.output().read(cursor, frame);
            if (count <= 0) {
                throw new IOException("the log of " + session.id() + " ends early, at " + cursor);
            }
            frame.flip();
            AttachMessage.Data.putHeader(frame, cursor, count);
            cursor += count;
            send(frame.rewind());
        } catch (LogGapException e) {
            long resumeAt = Math.max(e.resumeAt(), cursor + 1);
            ByteBuffer gap = new AttachMessage.Gap(cursor, resumeAt, e.reason()).frame();
            cursor = resumeAt;
            send(gap);
        }
    }

    /** Sends a frame; keeps a copy of what the socket does not take. Only while nothing is kept already. */
    private void send(ByteBuffer frame) throws IOException {
        write(frame);
        if (frame.hasRemaining()) {
            rest = ByteBuffer.allocate(frame.remaining()).put(frame).flip();
            wantWrite();
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        if (channel().write(bytes) > 0 && patience.armed()) {
            patience.arm(patienceMillis);
        }
    }

    private void wantWrite() {
        SelectionKey registered = key;
        if (registered != null && registered.isValid()) {
            registered.interestOpsOr(SelectionKey.OP_WRITE);
        }
    }

    @Override
    boolean wantsFrames() {
        return typedAhead == null;
    }

    @Override
    void frame(byte type, ByteBuffer payload) throws IOException {
        AttachMessage message = AttachMessage.read(type, payload);
        if (message instanceof AttachMessage.Input input) {
            if (!readOnly) {
                typed = true;
                typedNanos = System.nanoTime();
                session.typed(this);
                type(input.bytes());
            }
        } else if (message instanceof AttachMessage.Resize resize) {
            session.windowChanged(this, resize.rows(), resize.columns());
        } else if (message instanceof AttachMessage.Detach) {
            close();
        } else {
            throw new WireException("not a message of an attached client: type " + type);
        }
    }

    /** What the child's terminal does not take makes this client wait, and nobody else. */
    private void type(byte[] keys) {
        int room = session.inputRoom();
        byte[] now = keys.length <= room ? keys : Arrays.copyOf(keys, room);
        int taken = session.input(request.by(), now) == InputOutcome.TYPED ? now.length : 0;
        if (taken < keys.length) {
            typedAhead = Arrays.copyOfRange(keys, taken, keys.length);
            SelectionKey registered = key;
            if (registered != null) {
                registered.interestOpsAnd(~SelectionKey.OP_READ);
            }
            session.whenInputRoom(typeAhead);
        }
    }

    private void typeAhead() {
        byte[] keys = typedAhead;
        if (closed() || keys == null) {
            return;
        }
        typedAhead = null;
        try {
            type(keys);
            SelectionKey registered = key;
            if (typedAhead == null && registered != null) {
                registered.interestOpsOr(SelectionKey.OP_READ);
                decode();
            }
        } catch (IOException e) {
            failed(e);
        }
    }

    @Override
    void refuse(String why) {
        if (rest == null) {
            try {
                channel().write(new AttachMessage.Refused(why).frame());
            } catch (IOException e) {
                // the client does not want to know
            }
        }
    }

    @Override
    void broken(Throwable failure) {
        log.accept("attached client of " + session.id() + ": " + failure);
        refuse("the host failed: " + failure);
    }

    @Override
    void gone() {
        gather.cancel();
        patience.cancel();
        if (noticeBoard != null) {
            noticeBoard.remove(loop, this);
        }
        session.cancelWhenInputRoom(typeAhead);
        session.detach(this, request.by());
    }
}
