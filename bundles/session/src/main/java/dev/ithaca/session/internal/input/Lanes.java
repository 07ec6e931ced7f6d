// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.input;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks of one key one after another, those of different keys beside each other. A task that waits for its turn holds no
 * thread. All state is guarded by the object itself.
 */
final class Lanes<K> {
    private final Executor executor;
    private final int most;
    private final Map<K, Queue<Task>> lanes = new HashMap<>();

    /** Something to do; exactly one of the two is called. */
    interface Task {
        void run();

        void refuse();
    }

    /** {@code most} bounds how many tasks of one key run and wait. */
    Lanes(Executor executor, int most) {
        this.executor = executor;
        this.most = most;
    }

    /** Takes a task, which is refused if too many wait. */
    void add(K key, Task task) {
        Boolean waits = enqueue(key, task);
        if (waits == null) {
            task.refuse();
        } else if (!waits) {
            try {
                executor.execute(() -> run(key, task));
            } catch (RejectedExecutionException e) {
                for (Task refused = task; refused != null; refused = next(key)) {
                    refused.refuse();
                }
            }
        }
    }

    /** True if the task waits behind others, false if it is the first, null if there is no room. */
    private synchronized @Nullable Boolean enqueue(K key, Task task) {
        Queue<Task> waiting = lanes.get(key);
        if (waiting == null) {
            lanes.put(key, new ArrayDeque<>());
            return false;
        }
        return waiting.size() + 1 < most ? waiting.add(task) : null;
    }

    private void run(K key, Task first) {
        for (Task task = first; task != null; task = next(key)) {
            task.run();
        }
    }

    private synchronized @Nullable Task next(K key) {
        Queue<Task> waiting = lanes.get(key);
        Task task = waiting == null ? null : waiting.poll();
        if (task == null) {
            lanes.remove(key);
        }
        return task;
    }
}
