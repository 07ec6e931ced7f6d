// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal;

import dev.ithaca.access.api.WebAddress;
import dev.ithaca.core.state.StateDirectory;
import dev.ithaca.shell.internal.command.Daemon;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This Karaf as the daemon. It needs the bundle context, since to end the daemon is to stop the framework. */
@Component(service = Daemon.class)
public final class KarafDaemon implements Daemon {
    private static final Logger LOG = LoggerFactory.getLogger(KarafDaemon.class);

    private final BundleContext context;
    private final StateDirectory state;

    @Activate
    public KarafDaemon(BundleContext context, @Reference StateDirectory state) {
        this.context = context;
        this.state = state;
    }

    @Override
    public long pid() {
        return ProcessHandle.current().pid();
    }

    @Override
    public Instant startedAt() {
        return ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
    }

    @Override
    public String version() {
        return context.getBundle().getVersion().toString();
    }

    @Override
    public Path stateDirectory() {
        return state.root();
    }

    /** The bundle is installed long before its service is there. */
    @Override
    public boolean offersWeb() {
        return Arrays.stream(context.getBundles())
                .map(bundle -> bundle.getHeaders("").get(Constants.PROVIDE_CAPABILITY))
                .anyMatch(offered -> offered != null && offered.contains(WebAddress.class.getName()));
    }

    @Override
    public void shutDown() {
        try {
            LOG.info("The daemon was told to stop");
            context.getBundle(Constants.SYSTEM_BUNDLE_ID).stop();
        } catch (BundleException e) {
            LOG.error("The daemon cannot be stopped", e);
        }
    }
}
