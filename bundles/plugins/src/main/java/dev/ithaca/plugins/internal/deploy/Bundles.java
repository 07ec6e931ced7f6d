// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.deploy;

import dev.ithaca.plugins.internal.folder.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * The life cycle of a plugin's OSGi bundles. Each method may block in the plugin, so they are called on the plugin's thread
 * only; each leaves the framework in a state from which it can be tried again.
 */
final class Bundles {
    private static final long REFRESH_SECONDS = 5;

    private final BundleContext context;
    private final Leftovers leftovers;

    Bundles(BundleContext context, Leftovers leftovers) {
        this.context = context;
        this.leftovers = leftovers;
    }

    @Nullable
    Bundle at(String location) {
        return context.getBundle(location);
    }

    /** Installs a file, or stops and replaces what was installed from its location. */
    void put(String location, Path file) throws IOException, BundleException, InterruptedException {
        Bundle bundle = at(location);
        try (InputStream in = Files.newInputStream(file)) {
            if (bundle == null) {
                context.installBundle(location, in);
            } else {
                stop(bundle);
                bundle.update(in);
                refresh(List.of(bundle));
            }
        }
    }

    /** Starts several, in the order of their start levels; fragments have no start. */
    void start(Collection<Bundle> bundles) throws BundleException, RefusedException {
        for (Bundle bundle : inOrder(bundles)) {
            try {
                start(bundle);
            } catch (BundleException | RefusedException e) {
                throw new RefusedException(bundle.getSymbolicName() + " in it: " + Reasons.of(e));
            }
        }
    }

    /** Starts what is no plugin's own, as Karaf does: the framework starts it again at its next life. */
    void startForGood(Collection<Bundle> bundles) throws BundleException {
        for (Bundle bundle : inOrder(bundles)) {
            bundle.start();
        }
    }

    private static List<Bundle> inOrder(Collection<Bundle> bundles) {
        return bundles.stream()
                .filter(bundle -> bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null)
                .sorted(Comparator.comparing((Bundle bundle) ->
                                bundle.adapt(BundleStartLevel.class).getStartLevel())
                        .thenComparing(Bundle::getBundleId))
                .toList();
    }

    /** Whether all that can be started are. */
    boolean run(Collection<Bundle> bundles) {
        return inOrder(bundles).stream().allMatch(bundle -> bundle.getState() == Bundle.ACTIVE);
    }

    /** Starts a bundle if all that it needs is there. */
    void start(Bundle bundle) throws BundleException, RefusedException {
        List<String> unmet = Needs.unmet(bundle, context.getBundles());
        if (!unmet.isEmpty()) {
            throw new RefusedException(String.join("; ", unmet));
        }
        Thread self = Thread.currentThread();
        ClassLoader before = self.getContextClassLoader();
        try {
            // What the plugin makes while it starts inherits this, so that its threads are known as its own.
            loader(bundle).ifPresent(self::setContextClassLoader);
            // Not for the framework to start at its next life: one that hangs would keep all others from starting.
            bundle.start(Bundle.START_TRANSIENT);
        } finally {
            self.setContextClassLoader(before);
        }
    }

    private Optional<ClassLoader> loader(Bundle bundle) {
        FrameworkWiring framework = framework();
        if (bundle.getState() == Bundle.INSTALLED) {
            framework.resolveBundles(List.of(bundle));
        }
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        return wiring == null ? Optional.empty() : Optional.ofNullable(wiring.getClassLoader());
    }

    private FrameworkWiring framework() {
        return context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
    }

    private void stop(Bundle bundle) throws BundleException {
        boolean ran = bundle.getState() == Bundle.ACTIVE || bundle.getState() == Bundle.STARTING;
        Optional<ClassLoader> loader = ran ? loader(bundle) : Optional.empty();
        bundle.stop();
        loader.ifPresent(one -> leftovers.stopped(bundle.getSymbolicName(), one));
    }

    /** Stops several, the last one first. */
    void stop(Collection<Bundle> bundles) throws BundleException {
        List<Bundle> order = inOrder(bundles);
        for (int i = order.size() - 1; i >= 0; i--) {
            stop(order.get(i));
        }
    }

    /** Stops a bundle and starts it with a new class loader, so that nothing of its earlier life is left. */
    void restart(Bundle bundle) throws BundleException, RefusedException, InterruptedException {
        stop(bundle);
        refresh(List.of(bundle));
        start(bundle);
    }

    /** The same for several that belong together. */
    void restart(Collection<Bundle> bundles) throws BundleException, RefusedException, InterruptedException {
        stop(bundles);
        refresh(bundles);
        start(bundles);
    }

    void remove(String location) throws BundleException, InterruptedException {
        Bundle bundle = at(location);
        if (bundle == null) {
            return;
        }
        stop(bundle);
        bundle.uninstall();
        refresh(List.of(bundle));
    }

    /** Lets go of the old classes; waits for it, since a start in the meantime would take them again. */
    void refresh(Collection<Bundle> bundles) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        framework().refreshBundles(bundles, event -> {
            if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                done.countDown();
            }
        });
        done.await(REFRESH_SECONDS, TimeUnit.SECONDS);
    }

    /** Whether the framework has come to the level at which plugins may start. */
    boolean ready() {
        FrameworkStartLevel levels =
                context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkStartLevel.class);
        return levels.getStartLevel() >= levels.getInitialBundleStartLevel();
    }

    /** All that the framework has. */
    Set<Bundle> all() {
        return Set.of(context.getBundles());
    }

    /** The locations that begin so. */
    List<String> below(String prefix) {
        return Arrays.stream(context.getBundles())
                .map(Bundle::getLocation)
                .filter(location -> location.startsWith(prefix))
                .toList();
    }

    List<Bundle> at(Collection<String> locations) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> locations.stream()
                        .anyMatch(one -> bundle.getLocation().equals(one)
                                || bundle.getLocation().startsWith(one + "/")))
                .toList();
    }

    /** Who has a symbolic name already, but for the bundle of a location. */
    Optional<Bundle> named(String name, String exceptLocation) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> name.equals(bundle.getSymbolicName()))
                .filter(bundle -> !bundle.getLocation().equals(exceptLocation))
                .findFirst();
    }

    /** The packages of the SPI, and their versions. */
    Map<String, Version> spi() {
        Map<String, Version> versions = new HashMap<>();
        for (Bundle bundle : context.getBundles()) {
            BundleRevision revision = bundle.adapt(BundleRevision.class);
            if (revision == null) {
                continue;
            }
            revision.getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE).forEach(offer -> {
                Object name = offer.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE);
                Object version = offer.getAttributes().get(PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE);
                if (name instanceof String text
                        && text.startsWith("dev.ithaca.spi")
                        && version instanceof Version one) {
                    versions.merge(text, one, (left, right) -> left.compareTo(right) > 0 ? left : right);
                }
            });
        }
        return versions;
    }
}
