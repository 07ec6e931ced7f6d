// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;
import static org.ops4j.pax.exam.CoreOptions.options;

import dev.ithaca.session.api.SessionService;
import java.util.Arrays;
import java.util.List;
import org.apache.karaf.features.Feature;
import org.junit.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;

/** The distribution as it is installed. */
public class DistributionIT extends KarafTestSupport {
    @Configuration
    public Option[] configuration() {
        return options(Containers.distribution());
    }

    @Test
    public void startsEveryBundle() {
        assertAllActive();
        assertFalse(ownBundles().isEmpty());
    }

    @Test
    public void servesSessions() {
        service(SessionService.class);
    }

    @Test
    public void listsSessionsInTheConsole() throws Exception {
        assumeTrue(
                "Karaf 4.4.10 makes a console session by Subject.getSubject, which Java 24 took away", version() < 24);
        service(SessionService.class);

        assertTrue(execute("ithaca:ls --json").contains("\"items\""));
    }

    private static int version() {
        return Runtime.version().feature();
    }

    @Test
    public void hasNoRemoteAccessAndNoUsers() {
        List<String> names =
                Arrays.stream(context.getBundles()).map(Bundle::getSymbolicName).toList();

        assertFalse(names.contains("org.apache.karaf.shell.ssh"));
        assertFalse(names.contains("org.apache.karaf.management.server"));
        assertTrue(names.stream().noneMatch(name -> name.contains("jetty")));
    }

    @Test
    public void knowsItsFeaturesAsInstalled() throws Exception {
        List<String> missing = Arrays.stream(features.listFeatures())
                .filter(feature -> feature.getName().startsWith("ithaca"))
                .filter(feature -> !features.isInstalled(feature))
                .map(Feature::getName)
                .toList();

        assertEquals(List.of(), missing);
    }

    /** Bundles without others that depend on their classes: an update of one must leave the others alone. */
    @Test
    public void updatesProvidersWithoutTouchingOthers() throws Exception {
        service(SessionService.class);
        for (String name :
                List.of("dev.ithaca.shell", "dev.ithaca.session", "dev.ithaca.access", "dev.ithaca.storage.derby")) {
            Bundle bundle = bundle(name).orElseThrow(() -> new AssertionError("no bundle " + name));
            try (BundleWatch watch = BundleWatch.open(context)) {
                update(bundle);

                assertEquals(name, List.of(), watch.stoppedBeside(bundle));
            }
            service(SessionService.class);
        }
    }
}
