// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.tree;

import dev.ithaca.pty.host.posix.LeaderTable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * The thread {@code pty-host-helper}: what would hold up an I/O loop and cannot wait for the background either. It walks
 * process trees, one look at the table for all signals that wait, reaps what the host has adopted, and brings screens up
 * to date for queries. Each session has at most two jobs in the queue; the queue is bounded all the same.
 */
public final class HelperThread {
    private static final int QUEUE = 8192;
    private static final long REAP_MILLIS = 1000;

    private final BlockingQueue<Object> queue = new ArrayBlockingQueue<>(QUEUE);
    private final LeaderTable leaders;
    private final Consumer<String> log;
    private final Thread thread = new Thread(this::run, "pty-host-helper");
    private volatile boolean stopping;

    public HelperThread(LeaderTable leaders, Consumer<String> log) {
        this.leaders = leaders;
        this.log = log;
        thread.setDaemon(true);
    }

    private record Ending(ProcessTree tree, boolean force, IntConsumer done) {}

    public void start() {
        thread.start();
    }

    public void stop() {
        stopping = true;
        thread.interrupt();
    }

    /**
     * Asks or forces a tree to end; the callback gets the number of living members found, on the helper's thread.
     *
     * @return false if the queue is full
     */
    public boolean end(ProcessTree tree, boolean force, IntConsumer done) {
        return queue.offer(new Ending(tree, force, done));
    }

    /** Runs something else; false if the queue is full. */
    public boolean run(Runnable job) {
        return queue.offer(job);
    }

    private void run() {
        List<Object> jobs = new ArrayList<>();
        while (!stopping) {
            try {
                Object first = queue.poll(REAP_MILLIS, TimeUnit.MILLISECONDS);
                leaders.reapAdopted();
                if (first != null) {
                    jobs.add(first);
                    queue.drainTo(jobs);
                    work(jobs);
                }
            } catch (InterruptedException e) {
                return; // stop() is the only one who interrupts
            } catch (Throwable e) { // whoever waits for a signal needs this thread
                log.accept("pty-host-helper: " + e);
            } finally {
                jobs.clear();
            }
        }
    }

    private void work(List<Object> jobs) {
        ProcessSnapshot snapshot = null;
        for (Object job : jobs) {
            try {
                if (job instanceof Ending ending) {
                    snapshot = snapshot == null ? ProcessSnapshot.take(leaders) : snapshot;
                    int living = ending.tree().end(snapshot, ending.force());
                    ending.done().accept(living);
                } else if (job instanceof Runnable runnable) {
                    runnable.run();
                }
            } catch (Throwable e) { // the other jobs are done all the same
                log.accept("pty-host-helper: " + e);
            }
        }
    }
}
