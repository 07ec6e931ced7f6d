// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal.engine;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The engine reads its settings from system properties only, some of them late. They are there from before it boots until
 * it is down, and the process is left as it was found.
 */
final class EngineProperties implements AutoCloseable {
    private final Map<String, String> before = new HashMap<>();

    EngineProperties(Path home) {
        set("derby.system.home", home.toString());
        set("derby.stream.error.file", home.resolve("derby.log").toString());
        // Pages are 32 KiB, so this bounds the heap of the cache at 8 MiB.
        set("derby.storage.pageCacheSize", "256");
        set("derby.language.statementCacheSize", "64");
        // Our transactions take milliseconds: who waits longer met a deadlock or a fault. Seconds.
        set("derby.locks.deadlockTimeout", "2");
        set("derby.locks.waitTimeout", "10");
    }

    private void set(String key, String value) {
        before.put(key, System.setProperty(key, value));
    }

    @Override
    public void close() {
        before.forEach((key, value) -> {
            if (value == null) {
                System.clearProperty(key);
            } else {
                System.setProperty(key, value);
            }
        });
    }
}
