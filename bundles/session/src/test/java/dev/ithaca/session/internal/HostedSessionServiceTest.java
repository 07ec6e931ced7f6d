// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ithaca.core.state.StateDirectory;
import dev.ithaca.session.internal.registry.MemorySessionRepository;
import dev.ithaca.session.internal.registry.TestPools;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostedSessionServiceTest {
    @TempDir
    Path root;

    private final TestPools pools = new TestPools();
    private HostedSessionService service;

    @BeforeEach
    void activate() throws IOException {
        for (String folder : List.of("run", "sessions", "logs", "db")) {
            Files.createDirectories(root.resolve(folder));
        }
        service = new HostedSessionService(new MemorySessionRepository(), new State(root), pools, configuration(1));
    }

    @AfterEach
    void deactivate() {
        service.deactivate();
        pools.close();
    }

    @Test
    void keepsItsLimitsWhenAConfigurationIsImpossible() {
        assertThatCode(() -> service.modified(configuration(0))).doesNotThrowAnyException();
        assertThatThrownBy(() -> new HostedSessionService(
                        new MemorySessionRepository(), new State(root), pools, configuration(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("max.running.sessions = 0");
    }

    private static SessionConfiguration configuration(int maxRunning) {
        return (SessionConfiguration) Proxy.newProxyInstance(
                SessionConfiguration.class.getClassLoader(),
                new Class<?>[] {SessionConfiguration.class},
                (proxy, key, arguments) ->
                        key.getName().equals("max_running_sessions") ? maxRunning : key.getDefaultValue());
    }

    private record State(Path root) implements StateDirectory {
        @Override
        public Path run() {
            return root.resolve("run");
        }

        @Override
        public Path sessions() {
            return root.resolve("sessions");
        }

        @Override
        public Path database() {
            return root.resolve("db");
        }

        @Override
        public Path logs() {
            return root.resolve("logs");
        }
    }
}
