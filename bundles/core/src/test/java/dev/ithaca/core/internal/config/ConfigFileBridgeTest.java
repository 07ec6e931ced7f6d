// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.core.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ithaca.core.internal.exec.SharedWorkerPools;
import dev.ithaca.core.state.StateDirectory;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;

class ConfigFileBridgeTest {
    private static final String SESSION = "dev.ithaca.session";
    private static final String LOGGING = "org.ops4j.pax.logging";

    @TempDir
    private Path root;

    private final SharedWorkerPools pools = new SharedWorkerPools();
    private final FakeConfigurationAdmin admin = new FakeConfigurationAdmin();

    @AfterEach
    void close() {
        pools.close();
    }

    @Test
    void mapsEverySettingToItsProperty() throws IOException {
        admin.put(LOGGING, Map.of("log4j2.rootLogger.level", "INFO", "log4j2.appender.x.type", "Console"));
        Files.writeString(root.resolve("config.json"), """
                {"max_running_sessions": 1, "session_eviction_seconds": 2, "log_keep_bytes_per_session": 16777217,
                 "log_keep_bytes_total": 16777218, "log_level": "warn"}
                """);

        bridge().close();

        assertThat(admin.get(SESSION))
                .isEqualTo(Map.of(
                        "max.running.sessions", 1L,
                        "session.eviction.seconds", 2L,
                        "log.keep.bytes.per.session", 16777217L,
                        "log.keep.bytes.total", 16777218L));
        assertThat(admin.get(LOGGING))
                .isEqualTo(Map.of("log4j2.rootLogger.level", "warn", "log4j2.appender.x.type", "Console"));
    }

    @Test
    void keepsForeignPropertiesAndWritesNothingTwice() {
        admin.put(SESSION, Map.of("some.other", "kept", "max.running.sessions", 3L));

        bridge().close();
        int updates = admin.updates();
        bridge().close();

        assertThat(admin.get(SESSION)).containsEntry("some.other", "kept").containsEntry("max.running.sessions", 50L);
        // Each but the configuration of logging, which is only ever completed, and is not there.
        long told = Arrays.stream(Setting.values())
                .map(setting -> setting.pid)
                .filter(pid -> !pid.equals(LOGGING))
                .distinct()
                .count();
        assertThat(updates).isEqualTo((int) told);
        assertThat(admin.updates()).as("the second time").isEqualTo(updates);
    }

    @Test
    void doesNotMakeALoggingConfigurationThatHasNothingButALevel() {
        bridge().close();

        assertThat(admin.get(LOGGING)).isEmpty();
    }

    @Test
    void completesAConfigurationThatSomebodyElseWrote() {
        ConfigFileBridge bridge = bridge();
        admin.put(LOGGING, Map.of("log4j2.rootLogger.level", "DEBUG"));

        bridge.configurationEvent(event(LOGGING));

        await().until(() -> "info".equals(admin.get(LOGGING).get("log4j2.rootLogger.level")));
        bridge.close();
    }

    @Test
    void followsTheFileUntilItIsClosed() throws IOException {
        ConfigFileBridge bridge = bridge();

        replace(7);

        await().until(() -> Long.valueOf(7).equals(admin.get(SESSION).get("max.running.sessions")));
        bridge.close();
        assertThat(pools.timers().isShutdown()).isFalse();
    }

    private ConfigFileBridge bridge() {
        return new ConfigFileBridge(state(), admin.service(), pools);
    }

    private void replace(int limit) throws IOException {
        Path fresh = root.resolve("fresh");
        Files.writeString(fresh, "{\"max_running_sessions\": " + limit + "}");
        Files.move(fresh, root.resolve("config.json"), StandardCopyOption.ATOMIC_MOVE);
    }

    private StateDirectory state() {
        return (StateDirectory) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {StateDirectory.class}, (self, method, arguments) -> root);
    }

    @SuppressWarnings("unchecked")
    private ConfigurationEvent event(String pid) {
        ServiceReference<ConfigurationAdmin> reference = (ServiceReference<ConfigurationAdmin>) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ServiceReference.class},
                (self, method, arguments) -> null);
        return new ConfigurationEvent(reference, ConfigurationEvent.CM_UPDATED, null, pid);
    }
}
