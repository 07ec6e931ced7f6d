// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The archive that users install, unpacked below {@code target}, as often as a test needs another copy. */
final class Installation {
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private final Path home;

    private Installation(Path home) {
        this.home = home;
    }

    /** The copy that most tests share; a distribution is read-only, so sharing is part of the test. */
    static Installation shared() {
        return named("install");
    }

    /** A copy of its own, as an upgrade unpacks one beside the old. */
    static synchronized Installation named(String name) {
        try {
            Path archive = archive();
            Path directory = TARGET.resolve(name);
            Path stamp = directory.resolve(
                    ".unpacked-" + Files.getLastModifiedTime(archive).toMillis());
            if (!Files.exists(stamp)) {
                delete(directory);
                Files.createDirectories(directory);
                Commands.must(List.of("tar", "-xzf", archive.toString(), "-C", directory.toString()));
                Files.createFile(stamp);
            }
            return new Installation(program(directory).getParent().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy that this run may change or delete. */
    static synchronized Installation fresh(String name) {
        try {
            delete(TARGET.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return named(name);
    }

    Path home() {
        return home;
    }

    Path program() {
        return home.resolve("bin").resolve("ithaca");
    }

    /** The JDK under test: {@code -Dithaca.test.java}, else the one that runs the tests. */
    static Path javaHome() {
        String chosen = System.getProperty("ithaca.test.java", "");
        return Path.of(chosen.isBlank() ? System.getProperty("java.home") : chosen);
    }

    private static Path archive() throws IOException {
        String chosen = System.getProperty("ithaca.archive", "");
        if (!chosen.isBlank()) {
            return Path.of(chosen);
        }
        Path built = Path.of("..", "..", "karaf-distribution", "target").normalize();
        try (Stream<Path> files = Files.isDirectory(built) ? Files.list(built) : Stream.empty()) {
            Optional<Path> newest = files.filter(f -> f.getFileName().toString().endsWith(".tar.gz"))
                    .max(Comparator.comparing(f -> f.toFile().lastModified()));
            return newest.map(Path::toAbsolutePath)
                    .orElseThrow(() ->
                            new IllegalStateException("no archive in karaf-distribution/target; run: mvn package"));
        }
    }

    private static Path program(Path directory) throws IOException {
        try (Stream<Path> files = Files.find(directory, 3, (f, a) -> f.endsWith(Path.of("bin", "ithaca")))) {
            return files.findFirst().orElseThrow(() -> new IllegalStateException("the archive has no bin/ithaca"));
        }
    }

    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
