// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.status;

import dev.ithaca.core.plugin.CallerStatus;
import dev.ithaca.core.plugin.PluginCalls;
import dev.ithaca.core.plugin.PluginStatus;
import dev.ithaca.core.plugin.PluginStatus.Capability;
import dev.ithaca.core.plugin.PluginStatus.Source;
import dev.ithaca.core.plugin.PluginStatus.State;
import dev.ithaca.plugins.internal.deploy.Entry;
import dev.ithaca.plugins.internal.deploy.PluginFolder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** Makes the list of plugins anew each time it is asked for. */
public final class Overview {
    private static final String OURS = "mvn:dev.ithaca/";

    private final PluginFolder folder;
    private final BundleContext context;
    private final PluginCalls calls;
    private final ServiceComponentRuntime components;

    public Overview(PluginFolder folder, BundleContext context, PluginCalls calls, ServiceComponentRuntime components) {
        this.folder = folder;
        this.context = context;
        this.calls = calls;
        this.components = components;
    }

    public List<PluginStatus> list() {
        List<CallerStatus> how = calls.status();
        Set<Long> seen = new HashSet<>();
        List<PluginStatus> all = new ArrayList<>();
        if (!folder.problem().isEmpty()) {
            all.add(row(folder.path().getFileName().toString(), "", State.REFUSED, Source.FOLDER, folder.problem()));
        }
        for (Entry entry : folder.entries()) {
            List<Bundle> bundles = bundlesOf(entry);
            bundles.forEach(bundle -> seen.add(bundle.getBundleId()));
            all.add(file(entry, bundles, how));
        }
        for (Bundle bundle : context.getBundles()) {
            if (seen.add(bundle.getBundleId()) && BundleFacts.isPlugin(bundle)) {
                all.add(installed(bundle, how));
            }
        }
        left(how, seen).forEach(all::add);
        all.sort(Comparator.comparing(PluginStatus::name).thenComparing(PluginStatus::file));
        return all;
    }

    private static PluginStatus row(String name, String file, State state, Source source, String problem) {
        return new PluginStatus(name, "", state, source, file, List.of(), List.of(problem), Instant.now());
    }

    public List<Bundle> bundlesOf(Entry entry) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> entry.has(bundle.getLocation()))
                .toList();
    }

    /** The plugins outside the folder. */
    public List<Bundle> installed() {
        Set<Bundle> inside = new HashSet<>();
        folder.entries().forEach(entry -> inside.addAll(bundlesOf(entry)));
        return Arrays.stream(context.getBundles())
                .filter(bundle -> !inside.contains(bundle) && BundleFacts.isPlugin(bundle))
                .toList();
    }

    private PluginStatus file(Entry entry, List<Bundle> bundles, List<CallerStatus> how) {
        Health health = health(entry, bundles, how);
        State state = switch (entry.stage()) {
            case COPYING -> State.COPYING;
            case REFUSED -> State.REFUSED;
            case FAILED -> State.FAILED;
            case HANGING -> State.HANGING;
            case DEPLOYED -> health.state();
        };
        List<String> problems = new ArrayList<>();
        if (!entry.problem().isEmpty()) {
            problems.add(entry.problem());
        }
        problems.addAll(health.problems());
        return new PluginStatus(
                entry.name(),
                entry.version(),
                state,
                Source.FOLDER,
                entry.file(),
                health.capabilities(),
                problems,
                entry.since());
    }

    /** Between its bundles' start and the end of what they register in it, a plugin would look active with nothing to offer. */
    private Health health(Entry entry, List<Bundle> bundles, List<CallerStatus> how) {
        Health health = health(bundles, how);
        return entry.busy() && entry.stage() == Entry.Stage.DEPLOYED ? health.unfinished() : health;
    }

    private PluginStatus installed(Bundle bundle, List<CallerStatus> how) {
        Health health = health(List.of(bundle), how);
        return new PluginStatus(
                bundle.getSymbolicName(),
                bundle.getVersion().toString(),
                health.state(),
                bundle.getLocation().startsWith(OURS) ? Source.BUILT_IN : Source.INSTALLED,
                bundle.getLocation(),
                health.capabilities(),
                health.problems(),
                Instant.ofEpochMilli(bundle.getLastModified()));
    }

    private Health health(List<Bundle> bundles, List<CallerStatus> how) {
        Health health = Health.GOOD;
        for (Bundle bundle : bundles) {
            List<Capability> services = BundleFacts.services(bundle);
            health = health.and(Health.of(bundle, services, ComponentFacts.of(bundle, components), how)
                    .without(ServiceIds.of(bundle, context)));
        }
        return health;
    }

    /** Plugins that are gone, but for their threads. */
    private Stream<PluginStatus> left(List<CallerStatus> how, Set<Long> seen) {
        Stream<PluginStatus> threads = folder.leftovers().stream()
                .map(one -> new PluginStatus(
                        one.plugin(),
                        "",
                        State.LEFT_BEHIND,
                        Source.FOLDER,
                        "",
                        List.of(),
                        List.of("it was stopped, but its threads go on: " + String.join(", ", one.threads())
                                + "; a restart of the daemon ends them, and sessions go on"),
                        one.since()));
        Stream<PluginStatus> callers = how.stream()
                .filter(one -> one.state() == CallerStatus.State.LEFT_BEHIND && !seen.contains(one.bundle()))
                .map(one -> row(one.name(), "", State.LEFT_BEHIND, Source.FOLDER, one.problem()));
        return Stream.concat(threads, callers);
    }
}
