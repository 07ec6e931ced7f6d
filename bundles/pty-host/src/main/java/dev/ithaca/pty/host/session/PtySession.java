// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.session;

import dev.ithaca.pty.host.posix.LineMode;
import dev.ithaca.pty.host.posix.Tty;
import dev.ithaca.pty.host.screen.OutputSource;
import dev.ithaca.pty.host.screen.SizeHistory;
import dev.ithaca.pty.host.tree.ProcessTree;
import dev.ithaca.wire.host.AttachMessage;
import dev.ithaca.wire.host.ExitStatus;
import dev.ithaca.wire.host.InputPoint;
import dev.ithaca.wire.host.SessionState;
import dev.ithaca.wire.host.TtyFacts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A session: ties its parts together. All methods are for its loop. */
public final class PtySession implements OutputPump.Target {
    private final SessionStart start;
    private final SessionServices services;
    private final SessionEvents events;
    private final List<Viewer> viewers = new ArrayList<>();
    private final SessionLog log;
    private final OutputPump pump;
    private final ChildInput input;
    private final SizePolicy sizePolicy;
    private final SizeHistory sizes;
    private final QueryAnswers answers;
    private final Checkpoints checkpoints;
    private final LineModeWatch lineMode;
    private final TtyProbe probe;
    private final Termination termination;
    private final SessionEnd end;
    private int rows;
    private int columns;
    private @Nullable ExitStatus exit;
    private final Release release;

    /** Owns the child's descriptors and the log from now on. */
    public PtySession(SessionStart start, SessionServices services, SessionEvents events) {
        this.start = start;
        this.services = services;
        this.events = events;
        this.rows = start.spec().rows();
        this.columns = start.spec().columns();
        int master = start.child().master();
        this.sizes = new SizeHistory(start.writer().end(), rows, columns);
        this.log = new SessionLog(start.directory(), start.writer(), services.loop(), events, new LogUpkeep());
        this.pump = new OutputPump(services.loop(), master, this);
        this.input = new ChildInput(master, log, pump, services.loop(), this::typed);
        this.sizePolicy = new SizePolicy(viewers, size -> resize(size.rows(), size.columns()));
        this.answers = new QueryAnswers(log, sizes, services, start.spec().environment(), input::reply);
        this.checkpoints = new Checkpoints(log, sizes, services);
        this.lineMode = new LineModeWatch(services.loop(), () -> Tty.lineMode(master));
        this.probe = new TtyProbe(start.child().pid(), master, services.helper(), events::typed);
        ProcessTree tree = new ProcessTree(start.child().pid(), start.id());
        this.termination = new Termination(services.loop(), services.helper(), tree, input::interrupt);
        this.release = new Release(services.loop(), viewers::isEmpty, () -> checkpoints.release(log.release()));
        this.end = new SessionEnd(services.loop(), start.child(), termination, pump::resume, this::finish);
    }

    /** Begins to read and to wait for the end; when that fails nothing is left but to {@link #abort}. */
    public void begin() throws IOException {
        pump.start();
        end.watch();
    }

    /** Gives back all that a session holds that could not begin; its child was abandoned. */
    public void abort() {
        release.stop();
        termination.over();
        end.abort();
        lineMode.close();
        input.close();
        pump.close();
        answers.close();
        log.release().close();
    }

    public String id() {
        return start.id();
    }

    public SessionState state() {
        return new SessionState(
                start.id(),
                start.child().pid(),
                start.startedMillis(),
                start.spec().command(),
                start.spec().cwd().toString(),
                rows,
                columns,
                log.start(),
                log.end(),
                viewers.size(),
                exit == null && termination.requested() != ExitStatus.Requested.NOTHING,
                exit);
    }

    public @Nullable ExitStatus exit() {
        return exit;
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    public long startOffset() {
        return log.start();
    }

    public long endOffset() {
        return log.end();
    }

    /** Where a viewer that lags reads. */
    public OutputSource output() {
        return log;
    }

    /** Sends keys to the child, all or none. */
    public InputOutcome input(String by, byte[] keys) {
        return exit == null ? input.type(by, keys) : InputOutcome.TYPED;
    }

    /**
     * Sends keys if nothing has happened since somebody looked: the output ends there, after what the terminal holds was read,
     * nobody has typed, and what was typed before is read.
     *
     * @param keys none to only look
     * @param ifEnd the end that was looked at, negative for any
     * @param ifInputs the inputs that there were then, negative for any
     */
    public InputOutcome inputIf(String by, byte[] keys, long ifEnd, long ifInputs) {
        pump.catchUp();
        return keys.length > 0 ? input.typeIf(by, keys, ifEnd, ifInputs) : InputOutcome.CHANGED;
    }

    private void typed(byte[] keys) {
        probe.input(keys);
        lineMode.touched();
    }

    /** How things stand; all output up to here is in the log's files. */
    public InputPoint inputPoint() {
        if (log.flushed() < log.end()) {
            log.flush();
        }
        int master = start.child().master();
        @Nullable LineMode mode = Tty.lineMode(master);
        return new InputPoint(
                log.end(),
                input.count().inputs(),
                input.count().lastEnd(),
                input.unread(),
                rows,
                columns,
                Tty.foregroundGroup(master),
                mode != null,
                mode == null || mode.echo(),
                mode == null || mode.canonical());
    }

    /** How many bytes of input would be taken now. */
    public int inputRoom() {
        return input.queue().room();
    }

    /** Calls back, once, when there is room for input again. */
    public void whenInputRoom(Runnable action) {
        input.queue().whenRoom(action);
    }

    /** Whoever waited for room has gone. */
    public void cancelWhenInputRoom(Runnable action) {
        input.queue().cancelWhenRoom(action);
    }

    /** Sets the terminal's size, from an offset on that is recorded; the same size is nothing. */
    public void resize(int newRows, int newColumns) {
        if ((newRows == rows && newColumns == columns) || exit != null) {
            return;
        }
        rows = newRows;
        columns = newColumns;
        long offset = log.end();
        sizes.add(offset, rows, columns);
        Tty.setSize(start.child().master(), rows, columns);
        log.event("resized", Map.of("rows", Integer.toString(rows), "columns", Integer.toString(columns)));
        viewers.forEach(viewer -> viewer.resized(rows, columns));
        events.resized(rows, columns, offset);
    }

    public void terminate(boolean kill, int graceMillis) {
        if (exit == null) {
            log.event("terminate", Map.of("kill", Boolean.toString(kill), "grace", Integer.toString(graceMillis)));
            termination.request(kill, graceMillis);
        }
    }

    public void trim(long toOffset) {
        log.trim(toOffset);
    }

    public void note(String kind, Map<String, String> fields) {
        log.event(kind, fields);
    }

    /** Looks at the terminal of a running session; the answer comes on another thread. False if too much is asked for. */
    public boolean probe(boolean tellInput, Consumer<TtyFacts> answer) {
        return probe.look(tellInput, answer);
    }

    public void attach(Viewer viewer, String by, int viewerRows, int viewerColumns) {
        viewers.add(viewer);
        log.event("attached", Map.of("by", by, "readOnly", Boolean.toString(viewer.readOnly())));
        sizePolicy.attached(viewer, viewerRows, viewerColumns);
        if (release.forgotten()) {
            viewer.hurry(services.viewerMillis());
        }
    }

    /** Tells an attached viewer how the terminal takes keys, now and whenever that changes. */
    public void watchLineMode(Viewer viewer) {
        lineMode.add(viewer);
    }

    public void detach(Viewer viewer, String by) {
        if (viewers.remove(viewer)) {
            lineMode.remove(viewer);
            log.event("detached", Map.of("by", by, "readOnly", Boolean.toString(viewer.readOnly())));
            sizePolicy.detached();
            release.ifUnused();
        }
    }

    public void typed(Viewer viewer) {
        sizePolicy.typed(viewer);
    }

    public void windowChanged(Viewer viewer, int viewerRows, int viewerColumns) {
        sizePolicy.resized(viewer, viewerRows, viewerColumns);
    }

    /**
     * Lets go of an ended session once its last viewer has gone and nobody can come any more. Viewers that take nothing
     * do not hold it for long.
     *
     * @param holdMillis how long a ticket for it is still good
     * @param released runs once, on the loop, when the session was let go of
     */
    public void forget(long holdMillis, Runnable released) {
        release.forget(holdMillis, released);
        viewers.forEach(viewer -> viewer.hurry(services.viewerMillis()));
    }

    /** A ticket was used: from now on a forgotten session is held for so long only. */
    public void hold(long holdMillis) {
        release.hold(holdMillis);
    }

    /** Whether it was let go of: nobody can attach. */
    public boolean released() {
        return release.done();
    }

    /** Writes everything down because the host ends. */
    public void shutDown() {
        if (!release.stop()) {
            return;
        }
        pump.pause(); // what came now could not be stored, and would be taken for a fault
        input.note();
        log.flush();
        log.release().close();
    }

    @Override
    public void output(ByteBuffer frame) {
        int length = frame.remaining();
        long offset = log.end();
        log.append(frame);
        if (!viewers.isEmpty()) {
            frame.rewind();
            AttachMessage.Data.putHeader(frame, offset, length);
            for (int i = viewers.size() - 1; i >= 0; i--) {
                viewers.get(i).output(offset, frame.rewind(), length);
            }
        }
        byte[] bytes = services.loop().scratch();
        frame.position(OutputPump.HEADER).get(bytes, 0, length);
        input.track(bytes, length);
        answers.scan(bytes, length);
        log.flushIfFull();
        checkpoints.grew();
        end.outputSeen();
        lineMode.touched();
    }

    @Override
    public void hungUp() {
        end.hungUp();
    }

    /** A fault of ours in this session: the session ends, the host does not. */
    @Override
    public void broken(Throwable failure) {
        services.log().accept("session " + start.id() + ": " + failure);
        events.alert("session-failed", "the host failed in this session: " + failure);
        termination.request(true, 0);
        end.hungUp();
    }

    /** A busy loop may have let the quiet time pass without a read. */
    private void drain() {
        try {
            pump.drain();
        } catch (RuntimeException e) { // the session ends all the same
            services.log().accept("session " + start.id() + ": its last output: " + e);
        }
    }

    private void finish(ExitStatus status) {
        termination.over();
        drain();
        exit = status;
        lineMode.close();
        input.close();
        pump.close();
        input.note();
        log.flush();
        log.event(
                "ended",
                Map.of(
                        "code", Integer.toString(status.code()),
                        "signal", Integer.toString(status.signal()),
                        "requested", status.requested().name().toLowerCase(java.util.Locale.ROOT)));
        answers.close();
        checkpoints.ended();
        events.ended(log.end(), status);
        List.copyOf(viewers).forEach(viewer -> viewer.ended(status));
    }

    /** Hands on what the log asks for; the checkpoints come after it, for they read it. */
    private final class LogUpkeep implements SessionLog.Upkeep {
        @Override
        public void rested() {
            checkpoints.rested();
        }

        @Override
        public void eventsTooLong() {
            checkpoints.shortenEvents();
        }
    }
}
