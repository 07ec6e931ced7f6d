// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.deploy;

import dev.ithaca.plugins.internal.folder.Inspector;
import dev.ithaca.plugins.internal.folder.PluginFile;
import dev.ithaca.plugins.internal.folder.RefusedException;
import java.io.IOException;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;

/** Says whether a file may come in: what it is, and whether a plugin of its name is there already. */
final class Admission {
    private final Inspector inspector;
    private final Placer placer;
    private final Deployments deployments;

    Admission(Inspector inspector, Placer placer, Deployments deployments) {
        this.inspector = inspector;
        this.placer = placer;
        this.deployments = deployments;
    }

    PluginFile inspect(Deployment deployment) throws IOException, RefusedException {
        return inspector.inspect(placer.path(deployment.file));
    }

    /** Another file with an older version of the same plugin, which this one replaces. */
    Optional<Deployment> older(Deployment deployment, PluginFile plugin) throws RefusedException {
        Optional<Deployment> rival = deployments.rival(deployment, plugin);
        PluginFile there = rival.map(deployments::deployed).orElse(null);
        if (there != null) {
            if (version(plugin).compareTo(version(there)) <= 0) {
                deployments.yields(deployment, rival.get().file);
                throw new RefusedException("version " + there.version() + " of " + plugin.name() + " is in use, from "
                        + there.path().getFileName());
            }
            return rival;
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
}
