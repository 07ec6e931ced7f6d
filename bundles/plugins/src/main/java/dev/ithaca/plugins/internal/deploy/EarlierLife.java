// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.deploy;

import dev.ithaca.plugins.internal.folder.PluginFile;
import dev.ithaca.plugins.internal.folder.RefusedException;
import dev.ithaca.plugins.internal.folder.Scan;
import dev.ithaca.plugins.internal.folder.Stamp;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes up what an earlier life of this bundle, or of the daemon, has put in place. The framework has it installed and starts
 * none of it, so that what hangs in its start keeps neither the daemon nor other plugins from coming up. Used by the thread that looks.
 */
final class EarlierLife {
    private static final Logger LOG = LoggerFactory.getLogger(EarlierLife.class);

    private final Placer placer;
    private final Admission admission;
    private final Operations operations;
    private List<Deployment> waiting = List.of();
    /** Those whose file is no plugin any more; what it was goes on. */
    private final Set<Deployment> kept = new HashSet<>();

    EarlierLife(Placer placer, Admission admission, Operations operations) {
        this.placer = placer;
        this.admission = admission;
        this.operations = operations;
    }

    void takeUp() {
        Map<String, Stamp> deployed = operations.deployments().remembered();
        placer.installed().forEach(file -> deployed.putIfAbsent(file, Stamp.NONE));
        deployed.forEach(this::takeUp);
        waiting = operations.deployments().all();
    }

    private void takeUp(String file, Stamp stamp) {
        Bundle bundle = placer.bundle(file);
        if (file.endsWith(".kar") || bundle != null) {
            Deployment deployment = operations.deployments().of(file);
            operations.deployments().takenUp(deployment, known(deployment, bundle), stamp);
        }
    }

    private PluginFile known(Deployment deployment, @Nullable Bundle bundle) {
        try {
            return admission.inspect(deployment);
        } catch (IOException | RefusedException e) {
            LOG.debug("{} is not what it was", deployment.file, e);
            kept.add(deployment);
            boolean kar = deployment.file.endsWith(".kar");
            String name = bundle != null ? bundle.getSymbolicName() : deployment.file.replaceFirst("\\.kar$", "");
            String version = bundle != null ? bundle.getVersion().toString() : "";
            return new PluginFile(placer.path(deployment.file), kar, name, version, List.of());
        }
    }

    /**
     * Starts what is as it was, and what was there before a file that is refused; once, at the first look. All else is replaced or
     * taken out like any other.
     */
    void start(Scan.Look look) {
        List<Deployment> all = waiting;
        waiting = List.of();
        for (Deployment deployment : all) {
            Stamp stamp =
                    look.moving().getOrDefault(deployment.file, look.settled().get(deployment.file));
            PluginFile plugin = operations.deployments().deployed(deployment);
            boolean goesOn = operations.deployments().isTakenUp(deployment, stamp)
                    || (stamp != null && kept.contains(deployment));
            if (plugin != null && goesOn && placer.runs(plugin)) {
                operations.deployments().goesOn(deployment);
            } else if (plugin != null && goesOn) {
                CompletableFuture<Void> unused = operations.run(deployment, "started", () -> {
                    placer.start(plugin);
                    return true;
                });
            }
        }
    }
}
