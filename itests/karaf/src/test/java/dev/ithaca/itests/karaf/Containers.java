// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.karaf;

import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.systemTimeout;
import static org.ops4j.pax.exam.CoreOptions.vmOption;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.doNotModifyLogConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.keepRuntimeFolder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.ops4j.pax.exam.Option;

/** The two Karafs that tests run in. Nothing is downloaded and no local repository is read: all comes from this build. */
final class Containers {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path DISTRIBUTION =
            Path.of("..", "..", "karaf-distribution", "target").toAbsolutePath().normalize();
    private static final String REPOSITORIES = "etc/org.ops4j.pax.url.mvn.cfg";
    private static final long START_MILLIS = 90_000;

    private Containers() {}

    /** The distribution as users install it. */
    static Option distribution() {
        try (Stream<Path> files = Files.list(DISTRIBUTION)) {
            Path archive = files.filter(file -> file.toString().endsWith(".tar.gz"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no archive in " + DISTRIBUTION));
            return container("distribution", archive);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Karaf's framework and nothing else; our features can be installed from the distribution's repository. */
    static Option bare() {
        return container("bare", TARGET.resolve("bare-karaf.tar.gz"));
    }

    private static Option container(String name, Path archive) {
        // Socket paths are short: the state must not lie as deep as target does.
        Path state = temporaryDirectory();
        return composite(
                karafDistributionConfiguration()
                        .frameworkUrl(archive.toUri().toString())
                        .name(name)
                        .unpackDirectory(TARGET.resolve("exam").toFile())
                        .useDeployFolder(false)
                        .runEmbedded(false),
                keepRuntimeFolder(),
                doNotModifyLogConfiguration(),
                systemTimeout(START_MILLIS),
                configureConsole().ignoreLocalConsole().ignoreRemoteShell(),
                vmOption("-Dithaca.state=" + state),
                vmOption("-Dithaca.http.port=0"),
                vmOption("-XX:TieredStopAtLevel=1"),
                vmOption("-XX:+UseSerialGC"),
                vmOption("--add-opens=java.base/java.lang=ALL-UNNAMED"),
                vmOption("--add-opens=java.base/java.net=ALL-UNNAMED"),
                vmOption("--add-opens=java.base/java.security=ALL-UNNAMED"),
                vmOption("--add-opens=java.base/java.util=ALL-UNNAMED"),
                editConfigurationFilePut("etc/config.properties", "karaf.shutdown.port", "-1"),
                editConfigurationFilePut(REPOSITORIES, "org.ops4j.pax.url.mvn.repositories", ""),
                editConfigurationFilePut(
                        REPOSITORIES,
                        "org.ops4j.pax.url.mvn.localRepository",
                        state.resolve("repository").toString()),
                editConfigurationFilePut(
                        REPOSITORIES,
                        "org.ops4j.pax.url.mvn.defaultRepositories",
                        String.join(
                                ", ",
                                "file:${karaf.home}/system@id=system@snapshots",
                                "file:${karaf.data}/kar@id=kar@multi@snapshots",
                                TARGET.resolve("exam-repository").toUri() + "@id=exam@snapshots",
                                DISTRIBUTION.resolve("assembly/system").toUri() + "@id=ithaca@snapshots")));
    }

    private static Path temporaryDirectory() {
        try {
            Path state = Files.createTempDirectory(Path.of("/tmp"), "ithaca-it");
            Files.createDirectories(state.resolve("karaf"));
            Files.createDirectories(state.resolve("plugins"));
            Files.createDirectories(state.resolve("etc"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(state), "delete-" + state.getFileName()));
            return state;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
