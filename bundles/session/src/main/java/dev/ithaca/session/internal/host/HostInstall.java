// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The host's files in the installation, and the copy of them that a host runs from. A host outlives upgrades, and a Java
 * process whose jar is replaced under it dies of it, so each build runs from a folder of its own below the state
 * directory.
 */
public final class HostInstall {
    private final Path home;
    private final Path runDirectory;
    private @Nullable String build;

    /**
     * @param home the {@code host} folder of the installation
     * @param runDirectory where copies go
     */
    public HostInstall(Path home, Path runDirectory) {
        this.home = home;
        this.runDirectory = runDirectory;
    }

    /** Names the exact code of the installation's host: equal files have an equal name. */
    public synchronized String build() {
        String known = build;
        if (known == null) {
            known = hash();
            build = known;
        }
        return known;
    }

    /** The folder of this build, copied if it is not there yet. */
    public synchronized Path runnable() throws IOException {
        Path copy = runDirectory.resolve("host-" + build());
        if (!Files.isDirectory(copy)) {
            Path half = Files.createTempDirectory(runDirectory, ".host-");
            for (Path file : files()) {
                Files.copy(file, half.resolve(file.getFileName().toString()));
            }
            try {
                Files.move(half, copy, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                Trees.delete(half);
                if (!Files.isDirectory(copy)) {
                    throw e;
                }
            }
        }
        return copy;
    }

    /** Removes copies that neither this build nor a running host uses. */
    public void removeOldCopies(List<String> buildsInUse) throws IOException {
        try (Stream<Path> entries = Files.list(runDirectory)) {
            for (Path entry : entries.toList()) {
                String name = entry.getFileName().toString();
                if (name.startsWith("host-")) {
                    String copyOf = name.substring("host-".length());
                    if (!copyOf.equals(build()) && !buildsInUse.contains(copyOf)) {
                        Trees.delete(entry);
                    }
                }
            }
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> entries = Files.list(home)) {
            return entries.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files()) {
                digest.update(file.getFileName().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
                try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                    in.transferTo(java.io.OutputStream.nullOutputStream());
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (IOException e) {
            throw new UncheckedIOException("the pty-host's files cannot be read from " + home, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
