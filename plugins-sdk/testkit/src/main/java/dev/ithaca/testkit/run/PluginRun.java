// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.testkit.run;

import dev.ithaca.spi.notify.Notifier;
import dev.ithaca.spi.prompt.PromptDetector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.launch.Framework;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Runs built plugins in a small OSGi framework: the SPI of the test's own class path, Configuration Admin and Declarative
 * Services, as in Ithaca. What a plugin forgot to embed or to import is missing here too.
 *
 * <pre>{@code
 * try (PluginRun run = PluginRun.of(Path.of("target/my-plugin.jar"))) {
 *     run.configure("org.example.pager", Map.of("topic", "x"));
 *     Delivery delivery = run.notifier("pager").deliver(Notifications.plain());
 * }
 * }</pre>
 */
public final class PluginRun implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long STOP_MILLIS = 10_000;
    private static final String ID = "dev.ithaca.id";

    private final Framework framework;
    private final Path cache;
    private final List<Bundle> plugins = new ArrayList<>();
    private final List<ServiceTracker<?, ?>> trackers = new ArrayList<>();

    private PluginRun(Framework framework, Path cache) {
        this.framework = framework;
        this.cache = cache;
    }

    /**
     * Starts a framework and the plugins in it.
     *
     * @param jars the plugins, and other OSGi bundles that they need
     * @return what runs, to be closed by the test
     * @throws AssertionError if one cannot be installed or started, with what it needs
     */
    public static PluginRun of(Path... jars) {
        Path cache = directory();
        Map<String, String> settings = new HashMap<>();
        settings.put("org.osgi.framework.storage", cache.toString());
        settings.put("org.osgi.framework.storage.clean", "onFirstInit");
        settings.put("org.osgi.framework.system.packages.extra", Platform.packages());
        settings.put("felix.log.level", "0");
        PluginRun run = new PluginRun(new FrameworkFactory().newFramework(settings), cache);
        try {
            run.framework.start();
            run.start(Platform.bundles());
            run.plugins.addAll(run.start(List.of(jars)));
            return run;
        } catch (BundleException e) {
            run.close();
            throw new AssertionError("the plugin does not start: " + e.getMessage(), e);
        }
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory("ithaca-plugin-run");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Bundle> start(List<Path> jars) throws BundleException {
        List<Bundle> installed = new ArrayList<>();
        for (Path jar : jars) {
            installed.add(framework.getBundleContext().installBundle(jar.toUri().toString()));
        }
        for (Bundle bundle : installed) {
            bundle.start();
        }
        return installed;
    }

    /**
     * Writes a configuration, as the file {@code etc/<pid>.cfg} would.
     *
     * @param pid the PID of the component
     * @param values its keys
     * @return this
     */
    public PluginRun configure(String pid, Map<String, ?> values) {
        try {
            update(configurations().getConfiguration(pid, "?"), values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /**
     * Writes one configuration of several, as the file {@code etc/<pid>-<name>.cfg} would.
     *
     * @param pid the factory PID of the component
     * @param name tells it from the others
     * @param values its keys
     * @return this
     */
    public PluginRun configure(String pid, String name, Map<String, ?> values) {
        try {
            update(configurations().getFactoryConfiguration(pid, name, "?"), values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    private static void update(Configuration configuration, Map<String, ?> values) throws IOException {
        configuration.update(FrameworkUtil.asDictionary(new HashMap<>(values)));
    }

    private ConfigurationAdmin configurations() {
        return service(ConfigurationAdmin.class, "(objectClass=*)");
    }

    /**
     * The notifier of an id, waited for.
     *
     * @param id its {@code dev.ithaca.id}
     * @return the service
     */
    public Notifier notifier(String id) {
        return service(Notifier.class, "(" + ID + "=" + id + ")");
    }

    /**
     * The prompt detector of an id, waited for.
     *
     * @param id its {@code dev.ithaca.id}
     * @return the service
     */
    public PromptDetector detector(String id) {
        return service(PromptDetector.class, "(" + ID + "=" + id + ")");
    }

    /**
     * A service of any kind, waited for.
     *
     * @param <T> what it is
     * @param type what it is
     * @param filter what its properties must be, as an OSGi filter
     * @return the service
     * @throws AssertionError if it does not come, with what is there
     */
    public <T> T service(Class<T> type, String filter) {
        BundleContext context = framework.getBundleContext();
        try {
            ServiceTracker<T, T> tracker = new ServiceTracker<>(
                    context, FrameworkUtil.createFilter("(&(objectClass=" + type.getName() + ")" + filter + ")"), null);
            // Open for as long as this runs: a component that nobody uses is thrown away.
            trackers.add(tracker);
            tracker.open();
            T service = tracker.waitForService(PATIENCE.toMillis());
            if (service == null) {
                throw new AssertionError("no " + type.getSimpleName() + " " + filter + " within " + PATIENCE.toSeconds()
                        + " s; is its configuration right? " + offered());
            }
            return service;
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException("not a filter: " + filter, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + type, e);
        }
    }

    private String offered() {
        return "The plugins offer: "
                + plugins.stream()
                        .map(bundle -> bundle.getSymbolicName() + " " + Arrays.toString(bundle.getRegisteredServices()))
                        .toList();
    }

    /** Stops the plugins, then the framework; fails if a plugin leaves a thread behind. */
    @Override
    public void close() {
        try {
            Threads threads = Threads.of(plugins);
            trackers.forEach(ServiceTracker::close);
            for (Bundle plugin : plugins) {
                plugin.stop();
            }
            threads.assertEnded();
        } catch (BundleException e) {
            throw new AssertionError("the plugin does not stop: " + e.getMessage(), e);
        } finally {
            end();
        }
    }

    private void end() {
        try (Stream<Path> files = Files.walk(cache)) {
            framework.stop();
            framework.waitForStop(STOP_MILLIS);
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (BundleException | IOException e) {
            throw new IllegalStateException("the framework does not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
