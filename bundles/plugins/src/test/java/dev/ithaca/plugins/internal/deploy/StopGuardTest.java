// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ithaca.core.internal.exec.SharedWorkerPools;
import dev.ithaca.plugins.internal.TestJars;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;

/** In a real framework, which is told to stop. */
class StopGuardTest {
    private static final Duration PATIENCE = Duration.ofMillis(50);

    @TempDir
    private Path cache;

    private final SharedWorkerPools pools = new SharedWorkerPools();
    private final CountDownLatch ended = new CountDownLatch(1);
    private Framework framework;
    private Bundle ours;

    @BeforeEach
    void start() throws Exception {
        framework = new FrameworkFactory()
                .newFramework(new HashMap<>(Map.of("org.osgi.framework.storage", cache.toString())));
        framework.start();
        ours = install(TestJars.bundle("dev.ithaca.database", "1.0.0"));
        ours.start();
    }

    private Bundle install(TestJars jar) throws BundleException {
        return framework
                .getBundleContext()
                .installBundle("test:" + jar.hashCode(), new ByteArrayInputStream(jar.bytes()));
    }

    private void guard(Bundle plugin) {
        framework
                .getBundleContext()
                .addBundleListener(new StopGuard(
                        framework.getBundleContext(), () -> List.of(plugin), PATIENCE, pools, ended::countDown));
    }

    @AfterEach
    void stop() throws Exception {
        framework.stop();
        framework.waitForStop(5_000);
        pools.close();
    }

    @Test
    void aPluginWhoseStartDoesNotReturnIsLeftAndAllElseIsStopped() throws Exception {
        Bundle plugin = install(TestJars.bundle("hanging", "1.0.0")
                .header("Import-Package", "org.osgi.framework")
                .header("Bundle-Activator", HangingActivator.class.getName())
                .withClass(HangingActivator.class));
        CompletableFuture<Void> start = CompletableFuture.runAsync(() -> {
            try {
                plugin.start(Bundle.START_TRANSIENT);
            } catch (BundleException e) {
                throw new IllegalStateException(e);
            }
        });
        await().until(() -> plugin.getState() == Bundle.STARTING);
        guard(plugin);

        framework.stop();

        try {
            await().until(() -> ended.getCount() == 0);
            assertThat(ours.getState()).isEqualTo(Bundle.RESOLVED);
        } finally {
            System.setProperty(HangingActivator.MAY_END, "true");
            await().until(start::isDone);
            System.clearProperty(HangingActivator.MAY_END);
        }
    }

    @Test
    void aPluginThatStopsIsNobodysConcern() throws Exception {
        Bundle plugin = install(TestJars.bundle("pager", "1.0.0"));
        plugin.start();
        guard(plugin);

        framework.stop();
        framework.waitForStop(5_000);

        assertThat(framework.getState()).isEqualTo(Bundle.RESOLVED);
        assertThat(ended.getCount()).isEqualTo(1);
    }
}
