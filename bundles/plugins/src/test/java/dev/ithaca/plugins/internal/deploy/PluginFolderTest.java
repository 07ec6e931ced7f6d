// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ithaca.core.internal.exec.SharedWorkerPools;
import dev.ithaca.plugins.internal.TestJars;
import dev.ithaca.plugins.internal.deploy.Entry.Stage;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.BundleWiring;

/** In a real framework, with a real folder. */
class PluginFolderTest {
    private static final Timing TIMING = new Timing(Duration.ofMillis(20), Duration.ofSeconds(1), Timing.STOP);

    @TempDir
    private Path state;

    private final SharedWorkerPools pools = new SharedWorkerPools();
    private Path folder;
    private Framework framework;
    private PluginFolder plugins;

    @BeforeEach
    void start() throws Exception {
        folder = Files.createDirectory(
                state.resolve("plugins"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        launch();
    }

    private void launch() throws Exception {
        Map<String, String> settings = new HashMap<>();
        settings.put("org.osgi.framework.storage", state.resolve("cache").toString());
        settings.put("org.osgi.framework.system.packages.extra", "dev.ithaca.spi.notify;version=1.0.0");
        framework = new FrameworkFactory().newFramework(settings);
        framework.start();
        plugins = new PluginFolder(state, folder, TIMING, framework.getBundleContext(), pools);
    }

    @AfterEach
    void stop() throws Exception {
        shutDown();
        pools.close();
    }

    private void shutDown() throws Exception {
        plugins.close();
        framework.stop();
        framework.waitForStop(5_000);
    }

    @Test
    void whatIsDroppedInRunsAndWhatIsTakenAwayIsGone() throws Exception {
        Path file = plugin("1.0.0").to(folder.resolve("pager.jar"));

        awaitDeployed("pager", "pager.jar");
        assertThat(entry("pager.jar").version()).isEqualTo("1.0.0");
        Files.delete(file);

        await().until(() -> bundle("pager") == null && plugins.entries().isEmpty());
    }

    @Test
    void aNewerFileReplacesThePlugin() {
        plugin("1.0.0").to(folder.resolve("pager.jar"));
        await().until(() -> running("pager"));
        WeakReference<ClassLoader> old =
                new WeakReference<>(bundle("pager").adapt(BundleWiring.class).getClassLoader());

        plugin("1.1.0").to(folder.resolve("pager.jar"));

        await().until(() -> running("pager") && entry("pager.jar").version().equals("1.1.0"));
        assertThat(bundle("pager").getVersion()).hasToString("1.1.0");
        await().until(() -> {
            System.gc();
            return old.get() == null;
        });
    }

    @Test
    void ofTwoFilesOfOnePluginTheNewerRunsAndTheOlderAgainWhenThatIsGone() throws Exception {
        plugin("1.0.0").to(folder.resolve("pager-1.0.jar"));
        await().until(() -> running("pager"));

        Path newer = plugin("1.1.0").to(folder.resolve("pager-1.1.jar"));
        await().until(() ->
                running("pager") && bundle("pager").getVersion().toString().equals("1.1.0"));
        await().untilAsserted(() -> assertThat(entry("pager-1.0.jar").problem())
                .isEqualTo("pager-1.1.jar has a newer version of it; this file can be removed"));
        Files.delete(newer);

        await().until(() ->
                running("pager") && bundle("pager").getVersion().toString().equals("1.0.0"));
    }

    @Test
    void anOlderFileThatCameLaterRunsOnceTheNewerIsGone() throws Exception {
        Path newer = plugin("1.1.0").to(folder.resolve("pager-1.1.jar"));
        await().until(() -> running("pager"));
        plugin("1.0.0").to(folder.resolve("pager-1.0.jar"));
        await().until(() ->
                plugins.entries().size() == 2 && entry("pager-1.0.jar").stage() == Stage.REFUSED);
        assertThat(entry("pager-1.0.jar").problem()).isEqualTo("version 1.1.0 of pager is in use, from pager-1.1.jar");

        Files.delete(newer);

        awaitDeployed("pager", "pager-1.0.jar");
        assertThat(bundle("pager").getVersion()).hasToString("1.0.0");
    }

    @Test
    void aDamagedFileLeavesTheRunningPluginAlone() throws Exception {
        plugin("1.0.0").to(folder.resolve("pager.jar"));
        await().until(() -> running("pager"));
        Path damaged = folder.resolve("pager.jar");

        age(TestJars.move(new byte[] {1, 2, 3}, damaged));

        await().until(() -> entry("pager.jar").problem().contains("damaged"));
        assertThat(entry("pager.jar").problem()).endsWith("; its earlier version goes on");
        assertThat(running("pager")).isTrue();
    }

    @Test
    void aFileThatGrowsIsBeingCopiedUntilItIsWhole() throws Exception {
        byte[] whole = plugin("1.0.0").file("ballast", new byte[5_000]).bytes();
        Path file = folder.resolve("pager.jar");
        Files.write(file, Arrays.copyOf(whole, 100));

        await().until(() -> !plugins.entries().isEmpty());
        await().during(Duration.ofMillis(100)).until(() -> entry("pager.jar").stage() == Stage.COPYING);
        Files.write(file, whole);

        await().until(() -> running("pager"));
    }

    @Test
    void whatFitsNoSpiIsRefusedAndNothingOfItIsInstalled() {
        TestJars.bundle("future", "1.0.0")
                .header("Import-Package", "dev.ithaca.spi.notify;version=\"[2,3)\"")
                .to(folder.resolve("future.jar"));

        await().until(() -> !plugins.entries().isEmpty() && entry("future.jar").stage() == Stage.REFUSED);
        assertThat(entry("future.jar").problem()).contains("2.0.0 to below 3.0.0, and this Ithaca has 1.0.0");
        assertThat(bundle("future")).isNull();
    }

    @Test
    void whatWaitsForAnotherBundleRunsOnceThatIsThere() {
        TestJars.bundle("needy", "1.0.0")
                .header("Import-Package", "org.example.lib;version=\"[1.2,2)\"")
                .to(folder.resolve("needy.jar"));
        await().until(() -> !plugins.entries().isEmpty() && entry("needy.jar").stage() == Stage.FAILED);
        assertThat(entry("needy.jar").problem())
                .isEqualTo("it needs the package org.example.lib 1.2.0 to below 2.0.0, which nothing here offers; "
                        + "embed it, or add the OSGi bundle that has it");

        TestJars.bundle("lib", "1.0.0")
                .header("Export-Package", "org.example.lib;version=1.3")
                .to(folder.resolve("lib.jar"));

        awaitDeployed("needy", "needy.jar");
    }

    @Test
    void aStartThatFailsIsToldInASentence() {
        activated(FailingActivator.class).to(folder.resolve("failing.jar"));

        await().until(() -> !plugins.entries().isEmpty() && entry("failing.jar").stage() == Stage.FAILED);
        assertThat(entry("failing.jar").problem()).isEqualTo("its activator failed: no licence");
    }

    @Test
    void aStartThatHangsDelaysNoOtherPluginAndIsKnownUntilItEnds() {
        activated(HangingActivator.class).to(folder.resolve("hanging.jar"));
        await().until(() -> !plugins.entries().isEmpty());
        plugin("1.0.0").to(folder.resolve("pager.jar"));

        await().until(() -> running("pager"));
        await().until(() -> entry("hanging.jar").stage() == Stage.HANGING);
        assertThat(entry("hanging.jar").problem())
                .isEqualTo("it does not come to an end with its start or stop; it was interrupted");
        assertThat(entry("hanging.jar").busy()).isTrue();
        System.setProperty(HangingActivator.MAY_END, "true");

        try {
            awaitDeployed("activated", "hanging.jar");
        } finally {
            System.clearProperty(HangingActivator.MAY_END);
        }
    }

    @Test
    void aThreadThatIsLeftBehindIsInterruptedAndOneThatIgnoresItIsNamed() throws Exception {
        Path file = activated(LeakingActivator.class).to(folder.resolve("leaking.jar"));
        await().until(() -> running("activated"));

        Files.delete(file);

        await().atMost(20, TimeUnit.SECONDS).until(() -> !plugins.leftovers().isEmpty());
        assertThat(plugins.leftovers()).singleElement().satisfies(left -> {
            assertThat(left.plugin()).isEqualTo("activated");
            assertThat(left.threads()).containsExactly("stubborn");
        });
        thread("stubborn").setName("may-end");
        await().until(() -> plugins.leftovers().isEmpty());
    }

    private static Thread thread(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRestartMakesThePluginAnew() throws Exception {
        plugin("1.0.0").to(folder.resolve("pager.jar"));
        await().until(() -> running("pager"));
        ClassLoader old = bundle("pager").adapt(BundleWiring.class).getClassLoader();

        plugins.restart("pager.jar").get(5, TimeUnit.SECONDS);

        assertThat(running("pager")).isTrue();
        assertThat(bundle("pager").adapt(BundleWiring.class).getClassLoader()).isNotSameAs(old);
    }

    @Test
    void whatChangedWhileNobodyLookedIsFoundAtTheNextStart() throws Exception {
        Path gone = plugin("1.0.0").to(folder.resolve("pager.jar"));
        TestJars.bundle("other", "1.0.0").to(folder.resolve("other.jar"));
        TestJars.bundle("same", "1.0.0").to(folder.resolve("same.jar"));
        await().until(() -> running("pager") && running("other") && running("same"));
        shutDown();

        Files.delete(gone);
        TestJars.bundle("other", "2.0.0").to(folder.resolve("other.jar"));
        launch();

        await().until(() -> bundle("pager") == null
                && running("other")
                && bundle("other").getVersion().getMajor() == 2
                && running("same"));
    }

    @Test
    void ofTwoFilesThatAreThereAtTheStartTheNewerAloneRuns() throws Exception {
        shutDown();
        plugin("1.0.0").to(folder.resolve("a.jar"));
        plugin("1.1.0").to(folder.resolve("b.jar"));
        plugin("1.0.5").to(folder.resolve("c.jar"));
        launch();

        awaitDeployed("pager", "b.jar");
        await().until(() ->
                entry("a.jar").stage() == Stage.REFUSED && entry("c.jar").stage() == Stage.REFUSED);
        assertThat(framework.getBundleContext().getBundles())
                .extracting(Bundle::getSymbolicName)
                .containsOnlyOnce("pager");
    }

    @Test
    void whatIsToBeStartedAgainIsNotTakenForStopped() throws Exception {
        plugin("1.0.0").to(folder.resolve("pager.jar"));
        awaitDeployed("pager", "pager.jar");
        shutDown();
        launch();

        await().until(() -> {
            boolean over = !entry("pager.jar").busy();
            assertThat(over && !running("pager")).as("stopped by hand").isFalse();
            return over;
        });
    }

    @Test
    void whatGoesOnBesideADamagedFileGoesOnAfterTheNextStartToo() throws Exception {
        Path file = plugin("1.0.0").to(folder.resolve("pager.jar"));
        await().until(() -> running("pager"));
        shutDown();
        age(TestJars.move(new byte[] {1, 2, 3}, file));
        launch();

        await().until(() -> running("pager") && entry("pager.jar").problem().endsWith("; its earlier version goes on"));
        assertThat(bundle("pager").getVersion()).hasToString("1.0.0");
        Files.delete(file);

        await().until(() -> bundle("pager") == null);
    }

    @Test
    void whatIsNotInPlaceCannotBeRestarted() throws Exception {
        Files.write(folder.resolve("pager.jar"), new byte[] {1, 2, 3});
        await().until(() -> !plugins.entries().isEmpty());

        assertThat(plugins.restart("pager.jar"))
                .failsWithin(5, TimeUnit.SECONDS)
                .withThrowableThat()
                .withMessageContaining("nothing of it is in place yet");
        assertThat(entry("pager.jar").stage()).isNotEqualTo(Stage.DEPLOYED);
    }

    @Test
    void takesNothingFromAFolderThatOthersCanWriteTo() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwx---"));
        await().until(() -> !plugins.problem().isEmpty());
        plugin("1.0.0").to(folder.resolve("pager.jar"));

        await().during(Duration.ofMillis(100)).until(() -> bundle("pager") == null);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));

        await().until(() -> running("pager") && plugins.problem().isEmpty());
    }

    @Test
    void aFileThatOthersCouldHaveWrittenRunsOnceThatIsMended() throws Exception {
        Path file = plugin("1.0.0").to(state.resolve("pager.jar"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        Path dropped = Files.move(file, folder.resolve("pager.jar"));
        await().until(() -> !plugins.entries().isEmpty() && entry("pager.jar").stage() == Stage.REFUSED);
        assertThat(entry("pager.jar").problem()).endsWith("run: chmod go-w " + dropped);

        Files.setPosixFilePermissions(dropped, PosixFilePermissions.fromString("rw-r--r--"));

        awaitDeployed("pager", "pager.jar");
    }

    private static void age(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    }

    private static TestJars plugin(String version) {
        return TestJars.bundle("pager", version).header("Import-Package", "dev.ithaca.spi.notify;version=\"[1.0,2)\"");
    }

    private static TestJars activated(Class<?> activator) {
        return TestJars.bundle("activated", "1.0.0")
                .header("Import-Package", "org.osgi.framework")
                .header("Bundle-Activator", activator.getName())
                .withClass(activator);
    }

    private void awaitDeployed(String name, String file) {
        await().until(() -> running(name)
                && entry(file).stage() == Stage.DEPLOYED
                && !entry(file).busy());
    }

    private boolean running(String name) {
        Bundle bundle = bundle(name);
        return bundle != null && bundle.getState() == Bundle.ACTIVE;
    }

    private Bundle bundle(String name) {
        return Arrays.stream(framework.getBundleContext().getBundles())
                .filter(bundle -> name.equals(bundle.getSymbolicName()))
                .findFirst()
                .orElse(null);
    }

    private Entry entry(String file) {
        return plugins.entries().stream()
                .filter(one -> one.file().equals(file))
                .findFirst()
                .orElseThrow();
    }
}
