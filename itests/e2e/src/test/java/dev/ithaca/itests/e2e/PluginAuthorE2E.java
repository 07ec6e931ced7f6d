// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The way of a plugin's author, with nothing but the archive and Maven: a project, its build outside of this repository, the jar
 * in the folder of plugins, its use, its removal. Maven's own plugins come from the local repository of this build.
 */
class PluginAuthorE2E {
    private static final Duration BUILD = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(20);

    @TempDir
    private Path folder;

    private final Ithaca ithaca = new Ithaca();
    private Map<String, String> environment;

    @BeforeEach
    void start() throws IOException {
        ithaca.started();
        Path settings = Files.writeString(folder.resolve("settings.xml"), """
                <settings><profiles><profile><id>build</id>
                  <repositories><repository><id>build</id><url>%1$s</url></repository></repositories>
                  <pluginRepositories><pluginRepository><id>build</id><url>%1$s</url></pluginRepository></pluginRepositories>
                </profile></profiles><activeProfiles><activeProfile>build</activeProfile></activeProfiles></settings>
                """.formatted(
                        Path.of(System.getProperty("ithaca.maven.repository")).toUri()));
        environment = new TreeMap<>(ithaca.environment());
        environment.put(
                "MAVEN",
                Path.of(System.getProperty("ithaca.maven.home"), "bin", "mvn").toString());
        environment.put("MAVEN_ARGS", "-s " + settings);
        environment.put("MAVEN_REPOSITORY", folder.resolve("repository").toString());
    }

    @AfterEach
    void stop() throws Exception {
        ithaca.close();
    }

    @Test
    void aNotifierFromNothingToANotification() throws Exception {
        Path jar = build("notifier", "my-pager");
        Path notes = folder.resolve("notes.txt");
        Files.writeString(
                Files.createDirectories(ithaca.state().resolve("etc")).resolve("org.example.mypager.cfg"),
                "file = " + notes + "\n");

        drop(jar, "notifier");

        await().atMost(Ithaca.SOON).until(() -> {
            ithaca.must("notify", "send", "--title", "hello");
            return Files.exists(notes) && Files.readString(notes).contains(" manual hello");
        });
        assertThat(ithaca.must("notify", "channels")).contains("file");
        remove(jar);
        assertThat(ithaca.must("notify", "channels")).doesNotContain("file ");
    }

    @Test
    void aPromptDetectorFromNothingToAnExplanation() throws Exception {
        Path jar = build("prompt-detector", "my-detector");
        drop(jar, "prompt-detector");

        String session = ithaca.startShell("printf 'Enter a value: '; read x");

        await().atMost(Ithaca.SOON)
                .until(() -> ithaca.must("explain", session, "--json").contains("terraform-apply"));
        assertThat(ithaca.must("explain", session)).contains("the plugin terraform");
        remove(jar);
    }

    @Test
    void aNameThatIsNoneIsRefusedBeforeAnythingIsMade() throws Exception {
        for (String name : List.of("2nd-pager", "my_pager", "my pager", "a/b")) {
            Commands.Result result =
                    Commands.run(List.of(program(), "notifier", name), environment, folder, new byte[0], BUILD);

            assertThat(result.exit()).as(name).isEqualTo(2);
            assertThat(result.err()).contains("letters, digits and dashes, not: " + name);
        }
        assertThat(folder.resolve("repository")).doesNotExist();
    }

    private String program() {
        return ithaca.command().get(0) + "-new-plugin";
    }

    private Path build(String kind, String name) {
        long begin = System.nanoTime();
        must(List.of(program(), kind, name), folder);
        Path project = folder.resolve(name);
        assertThat(project.resolve("README.md")).content().contains("# " + name);
        must(
                List.of(
                        environment.get("MAVEN"),
                        "-B",
                        "-q",
                        "-s",
                        folder.resolve("settings.xml").toString(),
                        "-Dmaven.repo.local=" + environment.get("MAVEN_REPOSITORY"),
                        "verify"),
                project);
        System.out.println("FIGURES " + kind + ": project and jar after "
                + Duration.ofNanos(System.nanoTime() - begin).toSeconds() + " s");
        return project.resolve("target").resolve(name + ".jar");
    }

    private void must(List<String> command, Path directory) {
        Commands.Result result = Commands.run(command, environment, directory, new byte[0], BUILD);
        assertThat(result.exit()).as("%s: %s", command, result).isZero();
    }

    private void drop(Path jar, String kind) throws IOException {
        Path target = ithaca.state().resolve("plugins").resolve(jar.getFileName());
        long begin = System.nanoTime();
        Files.copy(jar, target, StandardCopyOption.REPLACE_EXISTING);
        JsonNode plugin = await().atMost(Ithaca.SOON)
                .pollInterval(POLL)
                .until(
                        () -> plugin(jar),
                        one -> one != null && one.get("state").asText().equals("active"));
        System.out.println("FIGURES " + kind + ": active after " + (System.nanoTime() - begin) / 1_000_000
                + " ms, with the commands that asked");
        assertThat(plugin.get("capabilities").get(0).get("kind").asText()).isEqualTo(kind);
        assertThat(plugin.get("problems")).isEmpty();
    }

    private void remove(Path jar) throws IOException {
        Files.delete(ithaca.state().resolve("plugins").resolve(jar.getFileName()));
        await().atMost(Ithaca.SOON).pollInterval(POLL).until(() -> plugin(jar) == null);
    }

    private JsonNode plugin(Path jar) {
        for (JsonNode one : Ithaca.json(ithaca.must("plugins", "--json")).get("items")) {
            if (one.get("file").asText("").equals(jar.getFileName().toString())) {
                return one;
            }
        }
        return null;
    }
}
