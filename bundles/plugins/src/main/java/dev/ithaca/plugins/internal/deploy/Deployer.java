// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.deploy;

import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.plugins.internal.deploy.Entry.Stage;
import dev.ithaca.plugins.internal.folder.Inspector;
import dev.ithaca.plugins.internal.folder.PluginFile;
import dev.ithaca.plugins.internal.folder.RefusedException;
import dev.ithaca.plugins.internal.folder.Scan;
import dev.ithaca.plugins.internal.folder.Stamp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts each file of the folder into the framework, replaces it when it changes, and takes it out when it goes. A file is looked
 * into first, so what is no plugin never touches the one that runs. What a plugin does while it starts or stops happens on a
 * thread of its own with a deadline; the folder is looked at meanwhile.
 *
 * <p>Locking: all that is known of files is guarded by {@code this}; neither plugins nor the framework are called under it.
 */
public final class Deployer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Deployer.class);
    /** How long a file that looks cut off may go on growing before it is called damaged. */
    private static final Duration COPYING = Duration.ofSeconds(3);

    private final Scan scan;
    private final Inspector inspector;
    private final Placer placer;
    private final DeployedStore store;
    private final Duration deadline;
    private final WorkerPools pools;
    private final Map<String, Deployment> deployments = new TreeMap<>();
    private boolean closed;
    /** Used by the thread that looks. */
    private List<Deployment> takenUp = List.of();

    Deployer(
            Path folder,
            Inspector inspector,
            Placer placer,
            DeployedStore store,
            Duration deadline,
            WorkerPools pools) {
        this.scan = new Scan(folder);
        this.inspector = inspector;
        this.placer = placer;
        this.store = store;
        this.deadline = deadline;
        this.pools = pools;
    }

    /** Takes up what an earlier life of this bundle, or of the daemon, has put in place. */
    void takeUp() {
        Map<String, Stamp> deployed = store.load();
        placer.installed().forEach(file -> deployed.putIfAbsent(file, Stamp.NONE));
        deployed.forEach(this::takeUp);
        takenUp = all();
    }

    private void takeUp(String file, Stamp stamp) {
        boolean kar = file.endsWith(".kar");
        Bundle bundle = placer.bundle(file);
        if (!kar && bundle == null) {
            return;
        }
        PluginFile plugin = known(placer.path(file), kar, bundle);
        synchronized (this) {
            Deployment deployment = deployment(file);
            deployment.found(plugin);
            deployment.handled = stamp;
            deployment.deployed = plugin;
            deployment.deployedStamp = stamp;
            deployment.now(Stage.DEPLOYED, "");
        }
    }

    private PluginFile known(Path path, boolean kar, @Nullable Bundle bundle) {
        try {
            return inspector.inspect(path);
        } catch (IOException | RefusedException e) {
            LOG.debug("{} is not what it was", path, e);
            String file = path.getFileName().toString();
            String name = bundle != null ? bundle.getSymbolicName() : file.replaceFirst("\\.kar$", "");
            return new PluginFile(
                    path, kar, name, bundle != null ? bundle.getVersion().toString() : "", List.of());
        }
    }

    /** One look at the folder; what is to be done is begun, not awaited. Called by one thread. */
    void look() throws IOException {
        if (!placer.ready()) {
            return;
        }
        Scan.Look look = scan.look();
        startTakenUp();
        for (Deployment deployment : all()) {
            if (!look.settled().containsKey(deployment.file) && !look.moving().containsKey(deployment.file)) {
                gone(deployment);
            }
        }
        look.moving().keySet().forEach(this::deployment);
        look.settled().forEach((file, stamp) -> settled(deployment(file), stamp));
    }

    /** Starts what an earlier life has installed; once, at the first look. */
    private void startTakenUp() {
        List<Deployment> all = takenUp;
        takenUp = List.of();
        for (Deployment deployment : all) {
            Bundle bundle = placer.bundle(deployment.file);
            if (bundle != null && bundle.getState() != Bundle.ACTIVE) {
                CompletableFuture<Void> unused = run(deployment, "started", () -> {
                    placer.start(bundle);
                    return true;
                });
            }
        }
    }

    private synchronized List<Deployment> all() {
        return List.copyOf(deployments.values());
    }

    private synchronized Deployment deployment(String file) {
        return deployments.computeIfAbsent(
                file,
                name -> new Deployment(name, pools.newCaller("plugin-" + name, this, Map.of(), () -> freed(name))));
    }

    private void settled(Deployment deployment, Stamp stamp) {
        synchronized (this) {
            if (closed || deployment.busy || stamp.equals(deployment.handled)) {
                return;
            }
            deployment.handled = stamp;
        }
        try {
            PluginFile plugin = inspector.inspect(placer.path(deployment.file));
            Optional<Deployment> older = older(deployment, plugin);
            deploy(deployment, plugin, stamp, older.orElse(null));
        } catch (RefusedException e) {
            refused(deployment, stamp, e);
        } catch (IOException e) {
            refuse(deployment, "it cannot be read: " + e.getMessage());
        }
    }

    private void refused(Deployment deployment, Stamp stamp, RefusedException refusal) {
        Instant written = Instant.ofEpochSecond(0, stamp.modified());
        boolean copying = refusal.incomplete() && written.plus(COPYING).isAfter(Instant.now());
        if (copying) {
            synchronized (this) {
                deployment.handled = null;
                if (deployment.deployed == null) {
                    deployment.now(Stage.COPYING, "its file is still being written");
                }
            }
        } else {
            refuse(deployment, refusal.getMessage());
        }
    }

    /** What runs of an earlier content of the file goes on. */
    private void refuse(Deployment deployment, String why) {
        synchronized (this) {
            String kept = deployment.deployed == null ? "" : "; its earlier version goes on";
            deployment.now(deployment.deployed == null ? Stage.REFUSED : deployment.stage(), why + kept);
        }
        LOG.warn("{} is refused: {}", deployment.file, why);
    }

    /** Another file with an older version of the same plugin, which this one replaces. */
    private Optional<Deployment> older(Deployment deployment, PluginFile plugin) throws RefusedException {
        Deployment other = null;
        PluginFile there = null;
        synchronized (this) {
            for (Deployment one : deployments.values()) {
                PluginFile its = one.deployed;
                if (one != deployment
                        && its != null
                        && !plugin.kar()
                        && its.name().equals(plugin.name())) {
                    other = one;
                    there = its;
                }
            }
        }
        if (other != null && there != null) {
            if (version(plugin).compareTo(version(there)) <= 0) {
                throw new RefusedException(
                        "version " + there.version() + " of " + plugin.name() + " is in use, from " + other.file);
            }
            return Optional.of(other);
        }
        Optional<Bundle> stranger = placer.stranger(plugin);
        if (stranger.isPresent()) {
            throw new RefusedException(plugin.name() + " is installed already, from "
                    + stranger.get().getLocation());
        }
        return Optional.empty();
    }

    private static Version version(PluginFile plugin) {
        return plugin.version().isEmpty() ? Version.emptyVersion : Version.parseVersion(plugin.version());
    }

    private void deploy(Deployment deployment, PluginFile plugin, Stamp stamp, @Nullable Deployment older) {
        CompletableFuture<Void> unused = run(deployment, "deployed", () -> {
            if (older != null) {
                takeOut(older);
                synchronized (this) {
                    older.replacedBy = deployment.file;
                    older.now(Stage.REFUSED, deployment.file + " has a newer version of it; this file can be removed");
                }
            }
            try {
                placer.put(plugin);
            } finally {
                // Not before: until then what runs is the old one. And also if it failed, so that it can be taken out.
                synchronized (this) {
                    deployment.deployed = plugin;
                    deployment.deployedStamp = stamp;
                    deployment.found(plugin);
                }
            }
            return true;
        });
    }

    private void gone(Deployment deployment) {
        synchronized (this) {
            if (closed
                    || deployment.busy
                    || deployment.failedSince(Instant.now().minus(deadline))) {
                return;
            }
        }
        CompletableFuture<Void> unused = run(deployment, "removed", () -> {
            takeOut(deployment);
            return false;
        });
    }

    private synchronized @Nullable PluginFile deployed(Deployment deployment) {
        return deployment.deployed;
    }

    private void takeOut(Deployment deployment) throws Exception {
        PluginFile there = deployed(deployment);
        if (there == null) {
            return;
        }
        placer.takeOut(there);
        synchronized (this) {
            deployment.deployed = null;
            deployment.deployedStamp = null;
        }
    }

    /**
     * Restarts what a file is.
     *
     * @return completes when it has started again
     */
    CompletableFuture<Void> restart(String file) {
        Deployment deployment;
        synchronized (this) {
            deployment = deployments.get(file);
        }
        if (deployment == null) {
            return CompletableFuture.failedFuture(new RefusedException("there is no file " + file));
        }
        return run(deployment, "restarted", () -> {
            PluginFile there = deployed(deployment);
            if (there != null) {
                placer.restart(there);
            }
            return true;
        });
    }

    /** Runs an operation; it says whether the file is in the framework now. */
    private CompletableFuture<Void> run(Deployment deployment, String what, Callable<Boolean> operation) {
        synchronized (this) {
            deployment.busy = true;
            deployment.waitsForOthers = false;
        }
        return deployment
                .caller
                .call(operation, deadline)
                .orElseGet(() -> CompletableFuture.failedFuture(
                        new RefusedException("an earlier start or stop of it has not come to an end")))
                .handle((there, failure) -> {
                    done(deployment, what, Boolean.TRUE.equals(there), failure);
                    if (failure != null) {
                        throw new IllegalStateException(Reasons.of(failure), failure);
                    }
                    return null;
                });
    }

    private void done(Deployment deployment, String what, boolean there, @Nullable Throwable failure) {
        if (failure == null) {
            LOG.info("{} is {}", deployment.file, what);
        } else {
            LOG.warn("{}: {}", deployment.file, Reasons.of(failure));
            LOG.debug("{}", deployment.file, failure);
        }
        synchronized (this) {
            deployment.busy = failure instanceof TimeoutException;
            if (failure != null) {
                deployment.now(deployment.busy ? Stage.HANGING : Stage.FAILED, Reasons.of(failure));
                deployment.waitsForOthers = !deployment.busy;
            } else if (there) {
                deployment.now(Stage.DEPLOYED, "");
            } else {
                deployments.remove(deployment.file);
                deployment.caller.close();
                deployments.values().stream()
                        .filter(other -> other.replacedBy.equals(deployment.file))
                        .forEach(Deployer::again);
            }
            remember();
        }
        if (failure == null) {
            othersCame();
        }
    }

    private static void again(Deployment deployment) {
        deployment.replacedBy = "";
        deployment.handled = null;
    }

    /** An operation that was overdue has returned: what it did is seen by doing it again. */
    private synchronized void freed(String file) {
        Deployment deployment = deployments.get(file);
        if (deployment != null) {
            deployment.busy = false;
            again(deployment);
        }
    }

    /** What failed for want of others is tried again. */
    synchronized void othersCame() {
        for (Deployment deployment : deployments.values()) {
            if (deployment.waitsForOthers && !deployment.busy) {
                deployment.waitsForOthers = false;
                again(deployment);
            }
        }
    }

    private void remember() {
        Map<String, Stamp> there = new TreeMap<>();
        for (Deployment deployment : deployments.values()) {
            Stamp stamp = deployment.deployedStamp;
            if (stamp != null && deployment.stage() == Stage.DEPLOYED) {
                there.put(deployment.file, stamp);
            }
        }
        store.save(there);
    }

    /** All files, by name. */
    public synchronized List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        deployments.values().forEach(one -> entries.add(one.entry(placer.location(one.file))));
        return entries;
    }

    /** Looks no more; plugins go on, and are taken up by the next life of this bundle. */
    @Override
    public synchronized void close() {
        closed = true;
        deployments.values().forEach(one -> one.caller.close());
    }
}
