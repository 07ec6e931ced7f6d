// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.deploy;

import dev.ithaca.plugins.internal.folder.PluginFile;
import dev.ithaca.plugins.internal.folder.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.karaf.kar.KarService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Karaf's own service for archives, which comes up behind us. */
final class KarArchives implements Archives {
    private static final Logger LOG = LoggerFactory.getLogger(KarArchives.class);

    private final Path storage;
    private volatile @Nullable KarService service;

    /** Archives that Karaf unpacks below a folder of its data. */
    KarArchives(Path storage) {
        this.storage = storage;
    }

    void service(@Nullable KarService newService) {
        service = newService;
    }

    private KarService required() throws RefusedException {
        KarService there = service;
        if (there == null) {
            throw new RefusedException("Karaf's service for archives is not there yet");
        }
        return there;
    }

    @Override
    public void install(PluginFile file) throws Exception {
        try {
            required().install(file.path().toUri(), true, true);
        } catch (NullPointerException e) {
            // Karaf's answer to a features file that it could not read, or could not find where it expects it.
            LOG.debug("{}", file.path(), e);
            throw new RefusedException(
                    "Karaf cannot read its features; they must lie below repository/ where a Maven repository has them");
        }
    }

    @Override
    public void remove(String name) throws Exception {
        KarService there = required();
        if (!there.list().contains(name)) {
            return;
        }
        try {
            there.uninstall(name, true);
        } catch (RuntimeException e) {
            // Its features cannot be read any more, or never could, so none is installed: what it has unpacked remains.
            LOG.debug("{}", name, e);
            delete(storage.resolve(name));
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
