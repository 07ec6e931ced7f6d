// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal;

import dev.ithaca.core.plugin.PluginErrorCode;
import dev.ithaca.core.plugin.PluginRegistry;
import dev.ithaca.core.plugin.PluginStatus;
import dev.ithaca.spi.PlatformException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Plugins for tests; a restart is noted. */
public final class FakePlugins implements PluginRegistry {
    public final List<PluginStatus> all = new ArrayList<>();
    public final List<String> restarted = new ArrayList<>();

    @Override
    public Path folder() {
        return Path.of("/state/plugins");
    }

    @Override
    public List<PluginStatus> list() {
        return List.copyOf(all);
    }

    @Override
    public CompletableFuture<PluginStatus> restart(String name) {
        restarted.add(name);
        return all.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> CompletableFuture.failedFuture(
                        new PlatformException(PluginErrorCode.NOT_FOUND, "there is no plugin " + name)));
    }
}
