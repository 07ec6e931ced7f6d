// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.testkit.run;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** The threads that run classes of plugins, or that were made by them. */
final class Threads {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Set<ClassLoader> loaders;

    private Threads(Set<ClassLoader> loaders) {
        this.loaders = loaders;
    }

    static Threads of(List<Bundle> plugins) {
        Set<ClassLoader> loaders = new HashSet<>();
        for (Bundle plugin : plugins) {
            BundleWiring wiring = plugin.adapt(BundleWiring.class);
            if (wiring != null) {
                loaders.add(wiring.getClassLoader());
            }
        }
        return new Threads(loaders);
    }

    void assertEnded() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Set<Thread> left = left();
        for (Thread thread : left) {
            long millis = (end - System.nanoTime()) / 1_000_000;
            // As Ithaca does: what does not end by itself is interrupted.
            thread.interrupt();
            try {
                thread.join(Math.max(1, millis));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        Set<String> names =
                left.stream().filter(Thread::isAlive).map(Thread::getName).collect(Collectors.toSet());
        if (!names.isEmpty()) {
            throw new AssertionError("the plugin was stopped but its threads go on: " + names);
        }
    }

    private Set<Thread> left() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> loaders.contains(thread.getContextClassLoader()))
                .collect(Collectors.toSet());
    }
}
