// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.core.internal.config;

import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.core.state.StateDirectory;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps Configuration Admin in step with {@code config.json}. Where a file in {@code etc} sets the same property,
 * {@code config.json} wins: it listens to configurations and writes its values again. Immediate, as nobody calls it.
 */
@Component(service = ConfigurationListener.class, immediate = true)
public final class ConfigFileBridge implements ConfigurationListener {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigFileBridge.class);
    private static final int POLL_MILLIS = 500;

    private final Executor serial;
    private final ConfigWatcher watcher;
    private final Future<?> timer;

    /**
     * Loads the file and begins to follow it.
     *
     * @param state where the file is
     * @param admin where its values go
     * @param pools where it is followed
     */
    @Activate
    public ConfigFileBridge(
            @Reference StateDirectory state, @Reference ConfigurationAdmin admin, @Reference WorkerPools pools) {
        ConfigurationPublisher publisher = new ConfigurationPublisher(admin);
        watcher = new ConfigWatcher(
                new ConfigFile(state.root().resolve("config.json")),
                publisher::publish,
                (level, text) -> LOG.atLevel(level).log(text));
        watcher.start();
        serial = pools.newSerialExecutor("config");
        timer = pools.timers()
                .scheduleWithFixedDelay(
                        () -> serial.execute(watcher::poll), POLL_MILLIS, POLL_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void configurationEvent(ConfigurationEvent event) {
        if (Stream.of(Setting.values()).anyMatch(setting -> setting.pid.equals(event.getPid()))) {
            serial.execute(watcher::republish);
        }
    }

    /** Stops to follow the file; the configurations stay. */
    @Deactivate
    public void close() {
        timer.cancel(false);
    }
}
