// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A plugin whose activator never returns and ignores interrupts, as a jar and as an archive of Karaf: the daemon comes up and ends
 * with it, serves sessions, and says what is wrong.
 */
class HangingPluginE2E {
    /** The deadline of a start is 15 s. */
    private static final Duration HANGS = Duration.ofSeconds(60);

    private static final String SENTENCE = "it does not come to an end with its start or stop; it was interrupted";

    @TempDir
    private Path folder;

    private final Ithaca ithaca = new Ithaca();

    @BeforeEach
    void start() {
        ithaca.started();
    }

    @AfterEach
    void stop() throws Exception {
        ithaca.close();
    }

    @Test
    void whatHangsIsContainedAcrossRestartsOfTheDaemon() throws Exception {
        List<Path> files =
                List.of(drop("archive.kar", archive(hanging("archived"))), drop("hanging.jar", hanging("hanging")));
        String session = ithaca.startShell("cat");
        for (Path file : files) {
            awaitHanging(file);
            Commands.Result refused =
                    ithaca.run("plugins", "restart", file.getFileName().toString());
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.err()).contains("ithaca daemon restart");
        }

        ithaca.must("daemon", "restart");

        assertThat(ithaca.status(session)).isEqualTo("running");
        files.forEach(this::awaitHanging);
        drop("pager.jar", jar(Map.of("Bundle-SymbolicName", "pager"), Map.of()));
        awaitState("pager.jar", "active");
        ithaca.must("send", session, "still here", "key:enter");
        ithaca.awaitLogs(session, "still here");

        for (Path file : files) {
            Files.delete(file);
        }
        ithaca.must("daemon", "restart");

        awaitState("pager.jar", "active");
        await().atMost(Ithaca.SOON).until(() -> plugin("archive.kar") == null && plugin("hanging.jar") == null);
        assertThat(ithaca.status(session)).isEqualTo("running");
    }

    private void awaitHanging(Path file) {
        JsonNode plugin = awaitState(file.getFileName().toString(), "hanging");
        assertThat(plugin.get("problems").get(0).asText()).isEqualTo(SENTENCE);
    }

    private JsonNode awaitState(String name, String state) {
        return await(name)
                .atMost(HANGS)
                .until(
                        () -> plugin(name),
                        one -> one != null && one.get("state").asText().equals(state));
    }

    private JsonNode plugin(String file) {
        for (JsonNode one : Ithaca.json(ithaca.must("plugins", "--json")).get("items")) {
            if (one.get("file").asText("").equals(file)) {
                return one;
            }
        }
        return null;
    }

    private Path drop(String name, byte[] content) throws IOException {
        Path fresh = Files.write(folder.resolve(name), content);
        return Files.copy(fresh, ithaca.state().resolve("plugins").resolve(name));
    }

    /** Compiled here against the archive's own API of OSGi. */
    private byte[] hanging(String name) throws IOException {
        Path source = Files.writeString(folder.resolve("Hanging.java"), """
                public final class Hanging implements org.osgi.framework.BundleActivator {
                    public void start(org.osgi.framework.BundleContext context) {
                        while (true) {
                            java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
                            Thread.interrupted();
                        }
                    }
                    public void stop(org.osgi.framework.BundleContext context) {}
                }
                """);
        Path api;
        try (var files = Files.list(Installation.shared().home().resolve("lib").resolve("boot"))) {
            api = files.filter(file -> file.getFileName().toString().startsWith("osgi.core"))
                    .findFirst()
                    .orElseThrow();
        }
        int code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "--release",
                        "17",
                        "-cp",
                        api.toString(),
                        "-d",
                        folder.toString(),
                        source.toString());
        assertThat(code).isZero();
        return jar(
                Map.of(
                        "Bundle-SymbolicName",
                        name,
                        "Bundle-Activator",
                        "Hanging",
                        "Import-Package",
                        "org.osgi.framework"),
                Map.of("Hanging.class", Files.readAllBytes(folder.resolve("Hanging.class"))));
    }

    private static byte[] jar(Map<String, String> headers, Map<String, byte[]> files) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Bundle-ManifestVersion", "2");
        manifest.getMainAttributes().putValue("Bundle-Version", "1.0.0");
        headers.forEach(manifest.getMainAttributes()::putValue);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            write(jar, files);
        }
        return bytes.toByteArray();
    }

    private static byte[] archive(byte[] bundle) throws IOException {
        String features = "<features name=\"hanging\" xmlns=\"http://karaf.apache.org/xmlns/features/v1.6.0\">"
                + "<feature name=\"hanging\" version=\"1.0\"><bundle>mvn:org.example/hanging/1.0</bundle></feature></features>";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            write(
                    zip,
                    Map.of(
                            "repository/org/example/features/1.0/features-1.0-features.xml",
                            features.getBytes(StandardCharsets.UTF_8),
                            "repository/org/example/hanging/1.0/hanging-1.0.jar",
                            bundle));
        }
        return bytes.toByteArray();
    }

    private static void write(ZipOutputStream zip, Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            zip.putNextEntry(new ZipEntry(file.getKey()));
            zip.write(file.getValue());
            zip.closeEntry();
        }
    }
}
