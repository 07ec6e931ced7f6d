// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal;

import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.core.plugin.PluginCalls;
import dev.ithaca.core.plugin.PluginErrorCode;
import dev.ithaca.core.plugin.PluginRegistry;
import dev.ithaca.core.plugin.PluginStatus;
import dev.ithaca.core.state.StateDirectory;
import dev.ithaca.plugins.internal.deploy.PluginFolder;
import dev.ithaca.plugins.internal.deploy.Timing;
import dev.ithaca.plugins.internal.status.Overview;
import dev.ithaca.spi.PlatformException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.karaf.kar.KarService;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.annotations.Designate;

/** The folder of plugins, and the list of all plugins. Immediate, since what lies in the folder runs whoever asks for it. */
@Component(service = PluginRegistry.class, immediate = true, configurationPid = WatchedPlugins.PID)
@Designate(ocd = PluginsConfiguration.class)
public final class WatchedPlugins implements PluginRegistry {
    static final String PID = "dev.ithaca.plugins";
    private static final long RESTART_SECONDS = 20;

    private final PluginFolder folder;
    private final Overview overview;
    private final WorkerPools pools;

    /**
     * Begins to look at the folder.
     *
     * @throws IOException if it cannot be found out who owns the state directory
     */
    @Activate
    public WatchedPlugins(
            BundleContext context,
            @Reference StateDirectory state,
            @Reference WorkerPools pools,
            @Reference PluginCalls calls,
            @Reference ServiceComponentRuntime components,
            PluginsConfiguration configuration)
            throws IOException {
        int poll = configuration.poll_ms();
        if (poll < 20 || poll > 10_000) {
            throw new IllegalArgumentException(PID + ": poll.ms must be 20 to 10000");
        }
        this.pools = pools;
        folder = new PluginFolder(
                state.root(),
                state.root().resolve("plugins"),
                new Timing(Duration.ofMillis(poll), Timing.DEADLINE, Timing.STOP),
                context,
                pools);
        overview = new Overview(folder, context, calls, components);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindArchives(KarService service) {
        folder.archives(service);
    }

    void unbindArchives(KarService service) {
        folder.archives(null);
    }

    @Override
    public Path folder() {
        return folder.path();
    }

    @Override
    public List<PluginStatus> list() {
        return overview.list();
    }

    @Override
    public CompletableFuture<PluginStatus> restart(String name) {
        PluginStatus plugin = named(name);
        if (plugin.state() == PluginStatus.State.REFUSED || plugin.state() == PluginStatus.State.LEFT_BEHIND) {
            throw new PlatformException(
                    PluginErrorCode.STATE, plugin.name() + " does not run: " + String.join("; ", plugin.problems()));
        }
        CompletableFuture<Void> done = plugin.source() == PluginStatus.Source.FOLDER
                ? folder.restart(plugin.file())
                : restartInstalled(plugin);
        return done.orTimeout(RESTART_SECONDS, TimeUnit.SECONDS).handle((nothing, failure) -> {
            if (failure != null) {
                throw failed(plugin, failure);
            }
            return named(plugin.name());
        });
    }

    private CompletableFuture<Void> restartInstalled(PluginStatus plugin) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Bundle bundle = overview.installed().stream()
                .filter(one -> one.getLocation().equals(plugin.file()))
                .findFirst()
                .orElseThrow(() -> unknown(plugin.name()));
        pools.newThread("plugin-restart", () -> {
                    try {
                        folder.restart(bundle);
                        done.complete(null);
                    } catch (RuntimeException e) {
                        done.completeExceptionally(e);
                    }
                })
                .start();
        return done;
    }

    private PluginStatus named(String name) {
        List<PluginStatus> all = list().stream()
                .filter(one -> one.name().equals(name)
                        || one.file().equals(name)
                        || one.capabilities().stream()
                                .anyMatch(offer -> offer.id().equals(name)))
                .toList();
        // Threads of an earlier life of it have its name too.
        List<PluginStatus> there = all.stream()
                .filter(one -> one.state() != PluginStatus.State.LEFT_BEHIND)
                .toList();
        List<PluginStatus> found = there.isEmpty() ? all : there;
        if (found.isEmpty()) {
            throw unknown(name);
        }
        if (found.size() > 1) {
            throw new PlatformException(
                    PluginErrorCode.AMBIGUOUS,
                    "several plugins are called " + name + ": "
                            + found.stream().map(PluginStatus::file).toList() + "; name the file");
        }
        return found.get(0);
    }

    private static PlatformException unknown(String name) {
        return new PlatformException(
                PluginErrorCode.NOT_FOUND, "there is no plugin " + name + "; ithaca plugins lists them");
    }

    private static PlatformException failed(PluginStatus plugin, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof TimeoutException
                ? new PlatformException(
                        PluginErrorCode.TIMEOUT,
                        plugin.name() + " did not stop and start within " + RESTART_SECONDS + " s",
                        cause)
                : new PlatformException(
                        PluginErrorCode.FAILED, plugin.name() + " was not restarted: " + cause.getMessage(), cause);
    }

    /** Looks no more; the plugins go on. */
    @Deactivate
    public void close() {
        folder.close();
    }
}
