// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.deploy;

import java.lang.ref.WeakReference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads of plugins that were stopped. A thread is a plugin's if its context class loader is: threads inherit it from who
 * makes them, and in a plugin it is always the plugin's own. One that does not end by itself is interrupted; one that ignores
 * that is named, since it keeps the classes of the plugin in memory.
 */
final class Leftovers {
    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** Of Declarative Services and of the JDK, made at their first use, which may be a plugin's; they inherit its class loader. */
    private static final Set<String> NOBODYS = Set.of("SCR Component Registry", "CompletableFutureDelayScheduler");

    private final Clock clock;
    private final List<Stopped> stopped = new ArrayList<>();

    Leftovers(Clock clock) {
        this.clock = clock;
    }

    private static final class Stopped {
        final String plugin;
        final WeakReference<ClassLoader> loader;
        final Instant since;
        boolean interrupted;
        boolean named;
        List<String> threads = List.of();

        Stopped(String plugin, ClassLoader loader, Instant since) {
            this.plugin = plugin;
            this.loader = new WeakReference<>(loader);
            this.since = since;
        }
    }

    synchronized void stopped(String plugin, ClassLoader loader) {
        stopped.add(new Stopped(plugin, loader, clock.instant()));
    }

    /** Interrupts what has had its time and forgets what has ended; cheap when nothing was stopped of late. */
    synchronized void look() {
        for (Iterator<Stopped> all = stopped.iterator(); all.hasNext(); ) {
            if (ended(all.next())) {
                all.remove();
            }
        }
    }

    private boolean ended(Stopped one) {
        ClassLoader loader = one.loader.get();
        if (loader == null) {
            return true;
        }
        Duration age = Duration.between(one.since, clock.instant());
        if (age.compareTo(GRACE) < 0) {
            return false;
        }
        List<Thread> threads = threadsOf(loader);
        if (threads.isEmpty()) {
            return true;
        }
        if (!one.interrupted) {
            one.interrupted = true;
            threads.forEach(Thread::interrupt);
        } else if (age.compareTo(PATIENCE) > 0) {
            one.threads = threads.stream().map(Thread::getName).sorted().toList();
            if (!one.named) {
                one.named = true;
                LOG.warn("{} was stopped but left threads behind that do not end: {}", one.plugin, one.threads);
            }
        }
        return false;
    }

    synchronized List<Left> list() {
        return stopped.stream()
                .filter(one -> !one.threads.isEmpty())
                .map(one -> new Left(one.plugin, one.threads, one.since))
                .toList();
    }

    private static List<Thread> threadsOf(ClassLoader loader) {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        Thread[] all = new Thread[root.activeCount() * 2 + 64];
        int count = root.enumerate(all, true);
        List<Thread> found = Arrays.stream(all, 0, count)
                .filter(thread -> thread.getContextClassLoader() == loader)
                .toList();
        found.stream().filter(Leftovers::isNobodys).forEach(thread -> thread.setContextClassLoader(null));
        return found.stream().filter(thread -> !isNobodys(thread)).toList();
    }

    private static boolean isNobodys(Thread thread) {
        return NOBODYS.contains(thread.getName());
    }
}
