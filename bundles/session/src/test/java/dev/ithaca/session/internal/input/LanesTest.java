// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class LanesTest {
    private final Queue<Runnable> jobs = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();

    private Lanes.Task task(String name) {
        return new Lanes.Task() {
            @Override
            public void run() {
                done.add(name);
            }

            @Override
            public void refuse() {
                done.add("no " + name);
            }
        };
    }

    @Test
    void runsThoseOfOneKeyInOrderOnOneThread() {
        Lanes<String> lanes = new Lanes<>(jobs::add, 10);
        lanes.add("a", task("a1"));
        lanes.add("a", task("a2"));
        lanes.add("b", task("b1"));

        assertThat(jobs).hasSize(2);
        jobs.forEach(Runnable::run);
        assertThat(done).containsExactly("a1", "a2", "b1");
        lanes.add("a", task("a3"));
        assertThat(jobs).hasSize(3);
    }

    @Test
    void refusesMoreThanItHasRoomFor() {
        Lanes<String> lanes = new Lanes<>(jobs::add, 2);
        lanes.add("a", task("a1"));
        lanes.add("a", task("a2"));
        lanes.add("a", task("a3"));

        assertThat(done).containsExactly("no a3");
    }

    @Test
    void refusesWhatNoThreadIsFor() {
        Lanes<String> lanes = new Lanes<>(
                job -> {
                    throw new RejectedExecutionException();
                },
                2);
        lanes.add("a", task("a1"));
        lanes.add("a", task("a2"));

        assertThat(done).containsExactly("no a1", "no a2");
    }
}
