// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeftoversTest {
    private final URLClassLoader loader = new URLClassLoader(new URL[0]);
    private final CountDownLatch end = new CountDownLatch(1);
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    private final Leftovers leftovers = new Leftovers(clock);
    private Instant now = Instant.EPOCH;

    @AfterEach
    void stop() throws Exception {
        end.countDown();
        loader.close();
    }

    @Test
    void aThreadThatThePlatformMadeMeanwhileIsNoPluginsAndHoldsNone() {
        Thread timer = running("SCR Component Registry");

        stoppedLongAgo();

        assertThat(leftovers.list()).isEmpty();
        assertThat(timer.getContextClassLoader()).isNull();
        assertThat(timer.isInterrupted()).isFalse();
    }

    @Test
    void aThreadOfThePluginIsNamed() {
        running("stubborn");

        stoppedLongAgo();

        assertThat(leftovers.list())
                .singleElement()
                .satisfies(left -> assertThat(left.threads()).containsExactly("stubborn"));
    }

    private void stoppedLongAgo() {
        leftovers.stopped("pager", loader);
        now = now.plusSeconds(2);
        leftovers.look();
        now = now.plusSeconds(10);
        leftovers.look();
    }

    private Thread running(String name) {
        Thread thread = new Thread(this::untilTheEnd, name);
        thread.setDaemon(true);
        thread.setContextClassLoader(loader);
        thread.start();
        return thread;
    }

    private void untilTheEnd() {
        while (end.getCount() > 0) {
            try {
                end.await();
            } catch (InterruptedException e) {
                // As one that does not want to end.
            }
        }
    }
}
