// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.core.plugin.PluginCaller;
import dev.ithaca.session.api.SessionAttention;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionPage;
import dev.ithaca.session.api.SessionService;
import dev.ithaca.session.api.SessionStatus;
import dev.ithaca.spi.SessionId;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PromptWatcherTest {
    private final HeldPools pools = new HeldPools();
    private final SessionEars ears = new SessionEars();
    private final PromptWatcher watcher = new PromptWatcher(
            ears,
            service(SessionService.class),
            service(SessionAttention.class),
            pools,
            service(PromptConfiguration.class));

    @AfterEach
    void end() {
        pools.timers.shutdownNow();
    }

    @Test
    void watchesTheSessionsThatRunAlreadyUntilItGoes() {
        pools.waiting.remove().run();
        assertThat(pools.timers.getQueue()).as("a look is due").hasSize(1);

        watcher.deactivate();

        assertThat(pools.timers.getQueue()).isEmpty();
    }

    @Test
    void leavesNothingBehindWhenItGoesBeforeItKnowsWhichSessionsRun() {
        watcher.deactivate();

        pools.waiting.remove().run();

        assertThat(pools.timers.getQueue()).isEmpty();
    }

    @Test
    void leavesNothingBehindOfWhatItIsToldOfWhileItGoes() {
        watcher.deactivate();

        watcher.grew(session());

        assertThat(pools.timers.getQueue()).isEmpty();
    }

    /** Lists one session that runs and configures no patterns; nothing else is asked for here. */
    private static <T> T service(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "list" -> new SessionPage(List.of(session()), 1, 0, 1);
                    case "prompt_patterns" -> new String[0];
                    default -> throw new UnsupportedOperationException(method.getName());
                }));
    }

    private static SessionInfo session() {
        return new SessionInfo(
                new SessionId("abc1234"),
                null,
                List.of(),
                "x",
                List.of(),
                "/",
                SessionStatus.RUNNING,
                1L,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                null,
                null,
                24,
                80,
                0,
                null,
                false,
                true,
                null);
    }

    /** Common tasks wait until the test runs them; what is timed stays in the queue until it is called off. */
    private static final class HeldPools implements WorkerPools {
        final ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1, task -> null);
        final Deque<Runnable> waiting = new ArrayDeque<>();

        HeldPools() {
            timers.setRemoveOnCancelPolicy(true);
        }

        @Override
        public ScheduledExecutorService timers() {
            return timers;
        }

        @Override
        public Executor common() {
            return waiting::add;
        }

        @Override
        public Executor newSerialExecutor(String name) {
            return Runnable::run;
        }

        @Override
        public Thread newThread(String name, Runnable task) {
            throw new UnsupportedOperationException();
        }

        @Override
        public PluginCaller newCaller(String name, Object plugin, Map<String, ?> properties, Runnable freed) {
            throw new UnsupportedOperationException();
        }
    }
}
