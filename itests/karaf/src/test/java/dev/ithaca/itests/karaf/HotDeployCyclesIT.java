// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.ops4j.pax.exam.CoreOptions.vmOption;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;

import dev.ithaca.core.plugin.PluginStatus.State;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionService;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.wiring.BundleWiring;

/**
 * A plugin is installed, upgraded and removed again and again while a session floods its terminal. A few times here; by hand
 * {@code -Dithaca.plugin.cycles=1000}, with the figures on the test's output.
 */
public class HotDeployCyclesIT extends HotDeploySupport {
    private static final String CYCLES = "ithaca.plugin.cycles";
    private static final String FEW = "8";
    private static final long END_SECONDS = 60;
    private static final long MEGABYTE = 1 << 20;

    private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();

    @Configuration
    public Option[] configuration() {
        return options(
                Containers.distribution(),
                vmOption("-D" + PluginFiles.SAMPLE + "=" + PluginFiles.sample()),
                vmOption("-D" + CYCLES + "=" + System.getProperty(CYCLES, FEW)),
                // Looked at more often than a user needs, so that a thousand cycles take minutes.
                editConfigurationFilePut("etc/dev.ithaca.plugins.cfg", "poll.ms", "25"));
    }

    @Test
    public void noSessionNoticesAndNothingIsLeft() throws Exception {
        int cycles = Integer.getInteger(CYCLES, Integer.parseInt(FEW));
        Flood flood = new Flood(service(SessionService.class));
        SessionInfo session = flood.start();
        try {
            for (int i = 0; i < Math.max(3, cycles / 20); i++) {
                cycle("warm-up-" + i);
            }
            Figures before = figures();
            long begin = System.nanoTime();
            for (int i = 0; i < cycles; i++) {
                cycle("cycle-" + i);
                if (i % 100 == 99) {
                    System.out.println("FIGURES after " + (i + 1) + " cycles: " + figures());
                }
            }
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
            Figures after = figures();
            System.out.println("FIGURES " + cycles + " cycles in " + seconds + " s: " + before + " -> " + after);

            assertEquals("class loaders left", 0, after.loaders());
            // What a pool or a plugin has just ended may take a moment to go.
            await(
                    "threads: " + before + " -> " + after,
                    () -> threads() <= before.threads() + 2,
                    () -> threads() + " threads");
            assertTrue("metaspace: " + before + " -> " + after, after.metaspace() <= before.metaspace() + 2 * MEGABYTE);
        } finally {
            flood.stop();
        }
        SessionInfo ended =
                service(SessionService.class).whenEnded(session.id()).get(END_SECONDS, TimeUnit.SECONDS);
        assertEquals(Integer.valueOf(7), ended.exitCode());
        assertEquals(session.pid(), ended.pid());
        flood.assertEveryLineOnce();
    }

    private void cycle(String name) throws Exception {
        Path file = folder.resolve("pager.jar");
        PluginFiles.move(PluginFiles.version("1.0.0"), file);
        awaitVersion("1.0.0");
        assertDelivers(name + "-installed");
        PluginFiles.move(PluginFiles.version("2.0.0"), file);
        awaitVersion("2.0.0");
        assertDelivers(name + "-upgraded");
        Files.delete(file);
        awaitUsed(false);
        awaitGone(SAMPLE);
    }

    private void awaitVersion(String version) {
        await(
                version + " runs",
                () -> plugin(SAMPLE)
                                .map(one -> one.version().equals(version) && one.state() == State.ACTIVE)
                                .orElse(false)
                        && isUsed(),
                () -> registry.list().toString());
        loaders.add(new WeakReference<>(
                bundle(SAMPLE).orElseThrow().adapt(BundleWiring.class).getClassLoader()));
    }

    /** What must not grow. */
    private record Figures(long threads, long metaspace, long classes, int loaders) {
        @Override
        public String toString() {
            return threads + " threads, " + metaspace / 1024 + " KiB of metaspace, " + classes + " classes, " + loaders
                    + " class loaders left";
        }
    }

    private static long threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    private Figures figures() {
        await(
                "the class loaders are collected",
                () -> {
                    System.gc();
                    loaders.removeIf(one -> one.get() == null);
                    return loaders.isEmpty();
                },
                () -> loaders.size() + " are left");
        long metaspace = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .map(MemoryPoolMXBean::getUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        return new Figures(
                threads(), metaspace, ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(), loaders.size());
    }
}
