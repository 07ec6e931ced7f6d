// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.fail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.inject.Inject;
import org.apache.karaf.features.BootFinished;
import org.apache.karaf.features.FeaturesService;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.util.tracker.ServiceTracker;

/** What tests inside Karaf share: waiting, services, commands, and the update of a running bundle. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public abstract class KarafTestSupport {
    /** Generous, since nothing that goes well waits for it. */
    protected static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final long POLL_MILLIS = 20;

    @Inject
    protected BundleContext context;

    @Inject
    protected FeaturesService features;

    /** Injected so that no test begins before the boot features are installed. */
    @Inject
    protected BootFinished bootFinished;

    /** Waits until the condition holds; fails with the description and what is there instead. */
    protected static void await(String description, Supplier<Boolean> condition, Supplier<String> found) {
        await(description, PATIENCE, condition, found);
    }

    /** The same with another patience, for what takes its time by design. */
    protected static void await(
            String description, Duration patience, Supplier<Boolean> condition, Supplier<String> found) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.get()) {
            if (System.nanoTime() - end > 0) {
                fail(description + ": not within " + patience + "; found: " + found.get());
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting: " + description, e);
            }
        }
    }

    /** The service, waited for. */
    protected <T> T service(Class<T> type) {
        ServiceTracker<T, T> tracker = new ServiceTracker<>(context, type, null);
        tracker.open();
        try {
            T service = tracker.waitForService(PATIENCE.toMillis());
            if (service == null) {
                fail("no service " + type.getName() + " within " + PATIENCE + "; components: "
                        + Components.waiting(context));
            }
            return service;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + type.getName(), e);
        } finally {
            tracker.close();
        }
    }

    /** What a console command writes; {@code ithaca:ls}, say. */
    protected String execute(String command) throws Exception {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        InputStream noInput = new ByteArrayInputStream(new byte[0]);
        try (PrintStream stream = new PrintStream(output, true, StandardCharsets.UTF_8);
                Session session = service(SessionFactory.class).create(noInput, stream, stream)) {
            session.execute(command);
        }
        return output.toString(StandardCharsets.UTF_8);
    }

    protected Optional<Bundle> bundle(String symbolicName) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
                .findFirst();
    }

    /** Our OSGi bundles; not the one that Pax Exam makes of the tests. */
    protected List<Bundle> ownBundles() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName() != null)
                .filter(bundle -> bundle.getSymbolicName().startsWith("dev.ithaca."))
                .filter(bundle -> !bundle.equals(context.getBundle()))
                .toList();
    }

    /** Bundles that should run and do not; fragments never run. */
    protected List<String> inactive() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null)
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .map(bundle -> bundle.getSymbolicName() + " is in state " + bundle.getState())
                .toList();
    }

    protected void assertAllActive() {
        await(
                "every bundle is active",
                () -> inactive().isEmpty(),
                () -> inactive().toString());
        assertEquals(List.of(), inactive());
    }

    /** Updates a running bundle from where it was installed, as an operator or a redeployment does, and waits for it. */
    protected void update(Bundle bundle) throws Exception {
        try (InputStream jar = new URL(bundle.getLocation()).openStream()) {
            bundle.update(jar);
        } catch (BundleException e) {
            throw new IllegalStateException("update of " + bundle.getSymbolicName() + " failed", e);
        }
        await(
                bundle.getSymbolicName() + " is active after its update",
                () -> bundle.getState() == Bundle.ACTIVE,
                () -> "state " + bundle.getState());
    }
}
