// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * One thread with one selector. {@link #execute} may be called from anywhere; all else by the loop's own thread.
 *
 * <p>The task queue has no bound of its own: whoever hands over bounds what it has under way (a control connection its
 * unanswered requests, a session one pending event, a timer itself).
 */
public final class EventLoop implements Executor {
    /** Room for one read of a PTY, which gives 4 KiB at most, with a frame's header in front of it. */
    public static final int BUFFER = 64 * 1024 + 64;

    private static final int BULK_PER_TURN = 4;
    private static final int TASKS_PER_TURN = 256;

    private final String name;
    private final Consumer<String> log;
    private final Selector selector;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final TimerQueue timers = new TimerQueue();
    private final List<SelectionKey> urgent = new ArrayList<>();
    private final ArrayDeque<SelectionKey> bulk = new ArrayDeque<>();
    private final Consumer<SelectionKey> collector = this::collect;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final byte[] scratch = new byte[BUFFER];
    private final Thread thread;
    private volatile boolean stopping;

    public EventLoop(String name, Consumer<String> log) throws IOException {
        this.name = name;
        this.log = log;
        this.selector = Selector.open();
        this.thread = new Thread(this::run, name);
    }

    public void start() {
        thread.start();
    }

    /** Ends the thread after the tasks handed over so far; waits for it, with a deadline. */
    public void stop(long millis) throws InterruptedException {
        execute(() -> stopping = true);
        if (Thread.currentThread() != thread) {
            thread.join(millis);
        }
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (Thread.currentThread() != thread) {
            selector.wakeup();
        }
    }

    public boolean inLoop() {
        return Thread.currentThread() == thread;
    }

    public LoopTimer timer(Runnable action) {
        return new LoopTimer(this, action);
    }

    public SelectionKey register(SelectableChannel channel, int interest, KeyHandler handler)
            throws ClosedChannelException {
        return channel.register(selector, interest, handler);
    }

    /** The loop's one buffer: whoever is called may use it until it returns. Direct, so that no read or write copies. */
    public ByteBuffer buffer() {
        return buffer;
    }

    /** The loop's one array, under the same rule as {@link #buffer}. */
    public byte[] scratch() {
        return scratch;
    }

    TimerQueue timers() {
        return timers;
    }

    private void run() {
        while (!stopping) {
            try {
                turn();
            } catch (Throwable e) { // whatever it is, the other sessions of this loop go on
                log.accept(name + ": " + describe(e));
            }
        }
        try {
            selector.close();
        } catch (IOException e) {
            log.accept(name + ": " + describe(e));
        }
    }

    private void turn() throws IOException {
        long timeout = timers.millisToFirst(System.nanoTime());
        if (!bulk.isEmpty() || !tasks.isEmpty() || timeout == 0) {
            selector.selectNow(collector);
        } else {
            selector.select(collector, timeout < 0 ? 0 : timeout);
        }
        for (int i = 0; i < urgent.size(); i++) {
            serve(urgent.get(i));
        }
        urgent.clear();
        for (int i = 0; i < BULK_PER_TURN && !bulk.isEmpty(); i++) {
            SelectionKey key = bulk.poll();
            ((KeyHandler) key.attachment()).dequeued();
            serve(key);
        }
        runTasks();
        runTimers();
    }

    private void collect(SelectionKey key) {
        KeyHandler handler = (KeyHandler) key.attachment();
        if (handler.urgent(key)) {
            urgent.add(key);
        } else if (handler.enqueue()) {
            bulk.add(key);
        }
    }

    private void serve(SelectionKey key) {
        KeyHandler handler = (KeyHandler) key.attachment();
        try {
            if (key.isValid()) {
                handler.ready(key);
            }
        } catch (CancelledKeyException e) {
            // closed by a task of the same turn
        } catch (Throwable e) { // one connection or session fails, not the loop
            guarded(() -> handler.failed(e));
        }
    }

    private void runTasks() {
        Runnable task;
        for (int i = 0; i < TASKS_PER_TURN && (task = tasks.poll()) != null; i++) {
            guarded(task);
        }
    }

    private void runTimers() {
        long now = System.nanoTime();
        LoopTimer timer;
        while ((timer = timers.due(now)) != null) {
            guarded(timer::fire);
        }
    }

    private void guarded(Runnable action) {
        try {
            action.run();
        } catch (Throwable e) { // as above
            log.accept(name + ": " + describe(e));
        }
    }

    private static String describe(Throwable failure) {
        Throwable cause = failure instanceof UncheckedIOException io ? io.getCause() : failure;
        StringBuilder text = new StringBuilder(cause.toString());
        StackTraceElement[] trace = cause.getStackTrace();
        for (int i = 0; i < Math.min(12, trace.length); i++) {
            text.append("\n    at ").append(trace[i]);
        }
        return text.toString();
    }
}
