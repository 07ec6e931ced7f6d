// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.deploy;

import dev.ithaca.plugins.internal.folder.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which content of which file is in the framework, kept across restarts beside the framework's own cache: both live and go
 * together. Without it every file is put in place anew, which is right too, only slower.
 */
final class DeployedStore {
    private static final Logger LOG = LoggerFactory.getLogger(DeployedStore.class);

    private final Path file;

    DeployedStore(Path file) {
        this.file = file;
    }

    Map<String, Stamp> load() {
        Map<String, Stamp> deployed = new TreeMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                int slash = line.indexOf('/');
                if (slash > 0) {
                    deployed.put(line.substring(slash + 1), Stamp.parse(line.substring(0, slash)));
                }
            }
        } catch (NoSuchFileException e) {
            LOG.debug("no plugins yet");
        } catch (IOException e) {
            LOG.warn("{} cannot be read, so all plugins are put in place anew: {}", file, e.getMessage());
        }
        return deployed;
    }

    void save(Map<String, Stamp> deployed) {
        List<String> lines = deployed.entrySet().stream()
                .map(one -> one.getValue().text() + "/" + one.getKey())
                .toList();
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.write(fresh, lines);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("{} cannot be written: {}", file, e.getMessage());
        }
    }
}
