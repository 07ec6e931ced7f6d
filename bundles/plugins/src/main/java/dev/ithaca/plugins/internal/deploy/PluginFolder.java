// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.deploy;

import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.plugins.internal.folder.Inspector;
import dev.ithaca.plugins.internal.folder.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.karaf.kar.KarService;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of plugins, and the thread {@code ithaca-plugins} that looks at it. */
public final class PluginFolder implements BundleListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PluginFolder.class);
    private static final String STORE = "deployed";

    private final Path folder;
    private final Timing timing;
    private final BundleContext context;
    private final Trust trust;
    private final Bundles bundles;
    private final Deployer deployer;
    private final KarArchives archives;
    private final Leftovers leftovers = new Leftovers(Clock.systemUTC());
    private final StopGuard guard;
    private final Thread thread;
    private volatile String problem = "";
    private volatile boolean closed;

    /** Takes up what is in place and begins to look; {@code stateDirectory} says whom to trust. */
    public PluginFolder(Path stateDirectory, Path folder, Timing timing, BundleContext context, WorkerPools pools)
            throws IOException {
        this.folder = folder;
        this.timing = timing;
        this.context = context;
        trust = new Trust(stateDirectory);
        bundles = new Bundles(context, leftovers);
        String data = Objects.requireNonNullElse(context.getProperty("karaf.data"), stateDirectory.toString());
        archives = new KarArchives(Path.of(data, "kar"));
        DeployedStore store = new DeployedStore(context.getDataFile(STORE).toPath());
        deployer = new Deployer(
                folder,
                new Inspector(trust, bundles::spi),
                new Placer(folder, bundles, archives),
                store,
                timing.deadline(),
                pools);
        deployer.takeUp();
        context.addBundleListener(this);
        // Not System.exit, which waits for the framework.
        guard = new StopGuard(
                context,
                this::bundles,
                timing.stop(),
                pools,
                () -> Runtime.getRuntime().halt(0));
        context.addBundleListener(guard);
        thread = pools.newThread("plugins", this::run);
        thread.start();
    }

    private void run() {
        try {
            while (!closed) {
                look();
                Thread.sleep(timing.poll().toMillis());
            }
        } catch (InterruptedException e) {
            LOG.debug("the folder of plugins is looked at no more");
        }
    }

    private void look() {
        try {
            Optional<String> found = Files.isDirectory(folder) ? trust.problemOfFolder(folder) : Optional.empty();
            tell(found.orElse(""));
            if (found.isEmpty()) {
                deployer.look();
            }
            leftovers.look();
        } catch (IOException | RuntimeException e) {
            tell(folder + " cannot be looked at: " + e.getMessage());
            LOG.debug("{}", folder, e);
        }
    }

    private void tell(String now) {
        if (!now.equals(problem) && !now.isEmpty()) {
            LOG.error("No plugin is taken from the folder: {}", now);
        }
        problem = now;
    }

    /** Karaf's service for archives came, or went. */
    public void archives(@Nullable KarService service) {
        archives.service(service);
        deployer.othersCame();
    }

    /** Another OSGi bundle may be what a plugin waits for; what the folder brings is seen by the deployer. */
    @Override
    public void bundleChanged(BundleEvent event) {
        boolean news = event.getType() == BundleEvent.RESOLVED || event.getType() == BundleEvent.UPDATED;
        if (news && !event.getBundle().getLocation().startsWith(folder.toUri().toString())) {
            deployer.othersCame();
        }
    }

    public Path path() {
        return folder;
    }

    /** Why nothing is taken from the folder; empty if all is well. */
    public String problem() {
        return problem;
    }

    public List<Entry> entries() {
        return deployer.entries();
    }

    public List<Left> leftovers() {
        return leftovers.list();
    }

    private List<Bundle> bundles() {
        return bundles.at(
                entries().stream().flatMap(entry -> entry.locations().stream()).toList());
    }

    public CompletableFuture<Void> restart(String file) {
        return deployer.restart(file);
    }

    /** Restarts a bundle that came by another way; on the caller's thread. */
    public void restart(Bundle bundle) {
        try {
            bundles.restart(bundle);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(Reasons.of(e), e);
        } catch (Exception e) {
            throw new IllegalStateException(Reasons.of(e), e);
        }
    }

    @Override
    public void close() {
        closed = true;
        guard.close();
        context.removeBundleListener(guard);
        context.removeBundleListener(this);
        thread.interrupt();
        deployer.close();
    }
}
