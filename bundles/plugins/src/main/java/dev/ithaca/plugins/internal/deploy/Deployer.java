// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.deploy;

import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.plugins.internal.folder.Inspector;
import dev.ithaca.plugins.internal.folder.PluginFile;
import dev.ithaca.plugins.internal.folder.RefusedException;
import dev.ithaca.plugins.internal.folder.Scan;
import dev.ithaca.plugins.internal.folder.Stamp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts each file of the folder into the framework, replaces it when it changes, and takes it out when it goes. A file is looked
 * into first, so what is no plugin never touches the one that runs. What a plugin does while it starts or stops happens on a
 * thread of its own with a deadline; the folder is looked at meanwhile.
 */
final class Deployer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Deployer.class);
    /** How long a file that looks cut off may go on growing before it is called damaged. */
    private static final Duration COPYING = Duration.ofSeconds(3);

    private final Scan scan;
    private final Placer placer;
    private final Operations operations;
    private final Deployments deployments;
    private final Admission admission;
    private final EarlierLife earlier;

    Deployer(
            Path folder,
            Inspector inspector,
            Placer placer,
            DeployedStore store,
            Duration deadline,
            WorkerPools pools) {
        this.scan = new Scan(folder);
        this.placer = placer;
        operations = new Operations(store, deadline, pools);
        deployments = operations.deployments();
        admission = new Admission(inspector, placer, deployments);
        earlier = new EarlierLife(placer, admission, operations);
    }

    /** Takes up what an earlier life of this bundle, or of the daemon, has put in place. */
    void takeUp() {
        earlier.takeUp();
    }

    /** One look at the folder; what is to be done is begun, not awaited. Called by one thread. */
    void look() throws IOException {
        if (!placer.ready()) {
            return;
        }
        Scan.Look look = scan.look();
        earlier.start(look);
        for (Deployment deployment : deployments.all()) {
            if (!look.settled().containsKey(deployment.file) && !look.moving().containsKey(deployment.file)) {
                gone(deployment);
            }
        }
        look.moving().keySet().forEach(deployments::of);
        look.settled().forEach((file, stamp) -> settled(deployments.of(file), stamp));
    }

    private void settled(Deployment deployment, Stamp stamp) {
        if (!deployments.handle(deployment, stamp)) {
            return;
        }
        try {
            PluginFile plugin = admission.inspect(deployment);
            if (deployments.isOnTheMove(deployment, plugin)) {
                // What is to be done depends on what comes of it.
                deployments.later(deployment);
                return;
            }
            Optional<Deployment> older = admission.older(deployment, plugin);
            deploy(deployment, plugin, stamp, older.orElse(null));
        } catch (RefusedException e) {
            refused(deployment, stamp, e);
        } catch (IOException e) {
            refuse(deployment, "it cannot be read: " + e.getMessage());
        }
    }

    private void refused(Deployment deployment, Stamp stamp, RefusedException refusal) {
        Instant written = Instant.ofEpochSecond(0, stamp.modified());
        if (refusal.incomplete() && written.plus(COPYING).isAfter(Instant.now())) {
            deployments.copying(deployment);
        } else {
            refuse(deployment, refusal.getMessage());
        }
    }

    private void refuse(Deployment deployment, String why) {
        deployments.refused(deployment, why);
        LOG.warn("{} is refused: {}", deployment.file, why);
    }

    private void deploy(Deployment deployment, PluginFile plugin, Stamp stamp, @Nullable Deployment older) {
        deployments.coming(deployment, plugin);
        CompletableFuture<Void> unused = operations.run(deployment, "deployed", () -> {
            if (older != null) {
                takeOut(older);
                deployments.replaced(older, deployment.file);
            }
            if (plugin.kar()) {
                // Karaf does not update an archive.
                takeOut(deployment);
            }
            try {
                placer.put(plugin);
            } finally {
                // Not before: until then what runs is the old one. And also if it failed, so that it can be taken out.
                deployments.placed(deployment, plugin, stamp);
            }
            placer.start(plugin);
            return true;
        });
    }

    private void gone(Deployment deployment) {
        if (deployments.mayTakeOut(deployment, Instant.now().minus(operations.deadline()))) {
            CompletableFuture<Void> unused = operations.run(deployment, "removed", () -> {
                takeOut(deployment);
                return false;
            });
        }
    }

    private void takeOut(Deployment deployment) throws Exception {
        PluginFile there = deployments.deployed(deployment);
        if (there != null) {
            placer.takeOut(there);
            deployments.takenOut(deployment);
        }
    }

    /**
     * Restarts what a file is.
     *
     * @return completes when it has started again
     */
    CompletableFuture<Void> restart(String file) {
        Deployment deployment = deployments.find(file).orElse(null);
        if (deployment == null) {
            return CompletableFuture.failedFuture(new RefusedException("there is no file " + file));
        }
        PluginFile there = deployments.deployed(deployment);
        if (there == null) {
            return CompletableFuture.failedFuture(new IllegalStateException("nothing of it is in place yet"));
        }
        return operations.run(deployment, "restarted", () -> {
            placer.restart(there);
            return true;
        });
    }

    /** What failed for want of others is tried again. */
    void othersCame() {
        deployments.othersCame();
    }

    /** All files, by name. */
    List<Entry> entries() {
        return deployments.entries(placer::location);
    }

    /** Looks no more; plugins go on, and are taken up by the next life of this bundle. */
    @Override
    public void close() {
        deployments.close();
    }
}
