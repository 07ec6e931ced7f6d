// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;
import static org.ops4j.pax.exam.CoreOptions.options;

import dev.ithaca.access.api.WebAddress;
import dev.ithaca.session.api.SessionService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.karaf.features.Feature;
import org.junit.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;

/** The distribution as it is installed. */
public class DistributionIT extends KarafTestSupport {
    private static final String LISTENS = "0A";
    private static final List<String> LOOPBACK = List.of("0100007F", "0000000000000000FFFF00000100007F");

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
    public void hasNoRemoteConsoleAndNoUsers() throws IOException {
        List<String> names =
                Arrays.stream(context.getBundles()).map(Bundle::getSymbolicName).toList();

        assertFalse(names.contains("org.apache.karaf.shell.ssh"));
        assertFalse(names.contains("org.apache.karaf.management.server"));
        assertFalse(names.contains("org.apache.felix.webconsole"));
        assertEquals(List.of(), users());
    }

    /** Who could log in by Karaf's own realm. */
    private static List<String> users() throws IOException {
        Path file = Path.of(System.getProperty("karaf.etc"), "users.properties");
        if (!Files.exists(file)) {
            return List.of();
        }
        return Files.readAllLines(file).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    @Test
    public void answersHttpOnLoopbackOnly() throws IOException {
        WebAddress web = service(WebAddress.class);
        await("HTTP is on", () -> web.base().isPresent(), () -> String.valueOf(web.problem()));
        int port = web.base().orElseThrow().getPort();

        List<String> hosts = new ArrayList<>(listeners("tcp", port));
        hosts.addAll(listeners("tcp6", port));

        assertEquals(1, hosts.size());
        assertTrue(hosts.toString(), LOOPBACK.contains(hosts.get(0)));
    }

    /** The addresses, as the kernel writes them, that somebody listens on at the port. */
    private static List<String> listeners(String table, int port) throws IOException {
        String suffix = String.format(":%04X", port);
        return Files.readAllLines(Path.of("/proc/self/net", table)).stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(column -> column[1].endsWith(suffix) && column[3].equals(LISTENS))
                .map(column -> column[1].substring(0, column[1].length() - suffix.length()))
                .toList();
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
