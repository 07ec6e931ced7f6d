// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.core.internal.config;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.event.Level;

/**
 * Follows the file by asking for its stamp, which costs one system call and, unlike a watch service, also works on network
 * file systems. A changed stamp counts once it is the same twice in a row: an editor that writes in place is done then.
 *
 * <p>For one thread at a time.
 */
final class ConfigWatcher {
    private final ConfigFile file;
    private final Consumer<Map<Setting, Object>> publish;
    private final BiConsumer<Level, String> report;
    private final Set<String> namedAsNotUsed = new HashSet<>();
    private Map<Setting, Object> values = ConfigDocument.defaults().values();
    private Map<String, Object> seen = Map.of();
    private Map<String, Object> loaded = Map.of();
    /** What a file that is not understood leaves as it is. */
    private String before = "the defaults are in force";

    ConfigWatcher(ConfigFile file, Consumer<Map<Setting, Object>> publish, BiConsumer<Level, String> report) {
        this.file = file;
        this.publish = publish;
        this.report = report;
    }

    /** Makes the file if there is none, and puts its values, or the defaults, in force. */
    void start() {
        try {
            file.createIfMissing(ConfigDocument.template());
        } catch (IOException e) {
            report.accept(Level.ERROR, file + " cannot be written: " + e);
        }
        loaded = file.stamp();
        seen = loaded;
        load();
        publish.accept(values);
    }

    void poll() {
        Map<String, Object> now = file.stamp();
        boolean settled = now.equals(seen);
        seen = now;
        if (settled && !now.equals(loaded)) {
            loaded = now;
            if (load()) {
                publish.accept(values);
            }
        }
    }

    /** Puts the values in force again, for when somebody else changed one. */
    void republish() {
        publish.accept(values);
    }

    private boolean load() {
        try {
            ConfigDocument document = ConfigDocument.parse(file.read());
            values = document.values();
            reportKeys(document);
            before = "the configuration before it stays in force";
            report.accept(Level.INFO, file + " is in force");
            return true;
        } catch (IOException | ConfigException e) {
            String why = e instanceof ConfigException ? e.getMessage() : "cannot be read: " + e;
            report.accept(Level.ERROR, file + ": " + why + " (" + before + ")");
            return false;
        }
    }

    private void reportKeys(ConfigDocument document) {
        List<String> unknown = document.unknown();
        if (!unknown.isEmpty()) {
            report.accept(
                    Level.WARN,
                    file + ": unknown and without effect: " + String.join(", ", unknown) + " (known are "
                            + String.join(", ", Setting.keys()) + ")");
        }
        for (String key : document.notUsedYet()) {
            if (namedAsNotUsed.add(key)) {
                report.accept(Level.INFO, file + ": " + key + " is not used yet");
            }
        }
    }
}
