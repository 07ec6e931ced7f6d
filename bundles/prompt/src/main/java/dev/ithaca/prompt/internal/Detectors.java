// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal;

import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.prompt.internal.judge.Judge;
import dev.ithaca.prompt.internal.judge.Verdict;
import dev.ithaca.prompt.internal.watch.Detector;
import dev.ithaca.spi.prompt.Assessment;
import dev.ithaca.spi.prompt.PromptDetector;
import dev.ithaca.spi.prompt.TerminalView;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The built-in detector and those of plugins: the surest one decides, but a password that the kernel shows is one. */
final class Detectors implements Detector, AutoCloseable {
    private static final long PLUGIN_REST_MILLIS = 350;

    private final Map<PromptDetector, PluginDetector> plugins = new ConcurrentHashMap<>();
    private final WorkerPools pools;
    private volatile Judge builtIn;

    Detectors(WorkerPools pools, Judge builtIn) {
        this.pools = pools;
        this.builtIn = builtIn;
    }

    void builtIn(Judge judge) {
        builtIn = judge;
    }

    void add(PromptDetector detector, Map<String, ?> properties) {
        plugins.computeIfAbsent(detector, one -> new PluginDetector(one, properties, pools));
    }

    void remove(PromptDetector detector) {
        PluginDetector plugin = plugins.remove(detector);
        if (plugin != null) {
            plugin.close();
        }
    }

    @Override
    public Verdict judge(TerminalView view) {
        Verdict best = builtIn.judge(view);
        if (best.assessment().kind() == Assessment.Kind.PASSWORD) {
            return best;
        }
        for (PluginDetector plugin : plugins.values()) {
            Optional<Assessment> opinion = plugin.assess(view);
            double least = Math.max(Assessment.LEAST, best.assessment().confidence());
            if (opinion.isPresent() && opinion.get().confidence() > least) {
                best = new Verdict(opinion.get().because("said by the plugin " + plugin.id()), PLUGIN_REST_MILLIS);
            }
        }
        return best;
    }

    @Override
    public void close() {
        plugins.values().forEach(PluginDetector::close);
        plugins.clear();
    }
}
