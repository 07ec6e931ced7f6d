// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.ops4j.pax.exam.CoreOptions.vmOption;

import dev.ithaca.core.plugin.PluginStatus;
import dev.ithaca.core.plugin.PluginStatus.Capability;
import dev.ithaca.core.plugin.PluginStatus.State;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;

/** The folder of plugins in the distribution as it is installed. */
public class HotDeployIT extends HotDeploySupport {
    private static final int TIMES = 5;
    private static final long SECOND = 1_000;

    @Configuration
    public Option[] configuration() {
        return options(Containers.distribution(), vmOption("-D" + PluginFiles.SAMPLE + "=" + PluginFiles.sample()));
    }

    @Test
    public void aJarIsUsedWithinASecondAndLeavesNothingWhenItGoes() throws Exception {
        byte[] jar = PluginFiles.version("1.0.0");
        Path file = folder.resolve("pager.jar");
        long[] live = new long[TIMES];
        long[] gone = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
            live[i] = millis(() -> PluginFiles.copy(jar, file), () -> awaitUsed(true));
            assertDelivers("hello-" + i);
            gone[i] = millis(() -> Files.delete(file), () -> awaitUsed(false));
            awaitGone(SAMPLE);
        }
        System.out.println("FIGURES plugin live after " + Arrays.toString(live) + " ms, gone after "
                + Arrays.toString(gone) + " ms");
        assertTrue("within a second: " + Arrays.toString(live), quickest(live) <= SECOND);
    }

    @Test
    public void anUpgradeReplacesAndARestartMakesAnew() throws Exception {
        Path file = folder.resolve("pager.jar");
        PluginFiles.move(PluginFiles.version("1.0.0"), file);
        PluginStatus first = awaitState(SAMPLE, State.ACTIVE);
        assertEquals("1.0.0", first.version());
        assertEquals(List.of(new Capability("notifier", CHANNEL, true)), first.capabilities());

        PluginFiles.move(PluginFiles.version("1.1.0"), file);
        await(
                "the upgrade",
                () -> plugin(SAMPLE)
                        .map(one -> one.version().equals("1.1.0") && one.state() == State.ACTIVE)
                        .orElse(false),
                () -> registry.list().toString());
        awaitUsed(true);
        assertDelivers("upgraded");

        assertEquals(State.ACTIVE, registry.restart(CHANNEL).get().state());
        assertDelivers("restarted");
        Files.delete(file);
        awaitGone(SAMPLE);
    }

    @Test
    public void anArchiveIsUsedAndLeavesNothingWhenItGoes() throws Exception {
        byte[] kar = PluginFiles.archive();
        Path file = folder.resolve("pager.kar");
        long[] live = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
            live[i] = millis(() -> PluginFiles.copy(kar, file), () -> awaitUsed(true));
            assertDelivers("archive-" + i);
            awaitState("pager.kar", State.ACTIVE);
            Files.delete(file);
            awaitUsed(false);
            awaitGone(SAMPLE);
            await(
                    "the archive is gone",
                    () -> plugin("pager.kar").isEmpty(),
                    () -> registry.list().toString());
        }
        System.out.println("FIGURES archive live after " + Arrays.toString(live) + " ms");
        assertTrue("within a second: " + Arrays.toString(live), quickest(live) <= SECOND);
    }

    @Test
    public void whatIsNoPluginIsRefusedInASentence() throws Exception {
        put("text.jar", "hello".getBytes(StandardCharsets.UTF_8));
        put("half.jar", Arrays.copyOf(PluginFiles.version("1.0.0"), 500));
        put("rubbish.kar", "hello".getBytes(StandardCharsets.UTF_8));
        put("readme.txt", "hello".getBytes(StandardCharsets.UTF_8));
        put("future.jar", PluginFiles.version("1.0.0", "Import-Package", "dev.ithaca.spi.notify;version=\"[2,3)\""));
        put("needy.jar", PluginFiles.version("1.0.0", "Import-Package", "org.example.missing"));

        assertRefused("text.jar", State.REFUSED, "damaged or incomplete");
        assertRefused("half.jar", State.REFUSED, "damaged or incomplete");
        assertRefused("rubbish.kar", State.REFUSED, "damaged or incomplete");
        assertRefused("readme.txt", State.REFUSED, "only files that end in .jar or .kar are plugins");
        assertRefused("future.jar", State.REFUSED, "it needs dev.ithaca.spi.notify 2.0.0 to below 3.0.0");
        assertRefused("needy.jar", State.FAILED, "it needs the package org.example.missing");
        for (String name : List.of("text.jar", "half.jar", "rubbish.kar", "readme.txt", "future.jar", "needy.jar")) {
            Files.delete(folder.resolve(name));
        }
        await(
                "nothing is left",
                () -> registry.list().stream().noneMatch(one -> one.source() == PluginStatus.Source.FOLDER),
                () -> registry.list().toString());
        assertAllActive();
        assertEquals("no stack trace in the log", List.of(), stackTraces());
    }

    private void put(String name, byte[] content) throws Exception {
        PluginFiles.move(content, folder.resolve(name));
        Files.setLastModifiedTime(
                folder.resolve(name), FileTime.from(Instant.now().minusSeconds(60)));
    }

    private void assertRefused(String file, State state, String sentence) {
        PluginStatus plugin = awaitState(file, state);
        assertTrue(plugin.toString(), plugin.problems().get(0).contains(sentence));
        assertEquals("one line", 1, plugin.problems().get(0).lines().count());
    }

    private static List<String> stackTraces() throws Exception {
        Path log = Path.of(System.getProperty("karaf.log"), "daemon.log");
        return Files.readAllLines(log).stream()
                .filter(line -> line.startsWith("\tat "))
                .toList();
    }

    private interface Step {
        void run() throws Exception;
    }

    private static long millis(Step step, Runnable wait) throws Exception {
        long begin = System.nanoTime();
        step.run();
        wait.run();
        return (System.nanoTime() - begin) / 1_000_000;
    }

    /** Of what the folder needs by itself the quickest tells; the others tell of the machine, too. */
    private static long quickest(long[] millis) {
        return LongStream.of(millis).min().orElseThrow();
    }
}
