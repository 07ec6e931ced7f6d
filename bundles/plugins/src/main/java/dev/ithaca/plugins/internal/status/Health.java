// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.status;

import dev.ithaca.core.plugin.CallerStatus;
import dev.ithaca.core.plugin.PluginStatus.Capability;
import dev.ithaca.core.plugin.PluginStatus.State;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

/**
 * How one or several OSGi bundles are.
 *
 * @param state the worst of their states
 * @param capabilities what they offer
 * @param problems what is wrong
 */
record Health(State state, List<Capability> capabilities, List<String> problems) {
    static final Health GOOD = new Health(State.ACTIVE, List.of(), List.of());

    /** From the best to the worst. */
    private static final List<State> ORDER = List.of(
            State.ACTIVE, State.WAITING, State.DEGRADED, State.STOPPED, State.LEFT_BEHIND, State.HANGING, State.FAILED);

    private static final String UNFINISHED = "its start or stop has not come to an end yet";

    static Health of(Bundle bundle, List<Capability> registered, ComponentFacts components, List<CallerStatus> calls) {
        // Of a component that cannot be made the service is registered all the same.
        List<Capability> services = registered.stream()
                .filter(one -> !components.offered().contains(new Capability(one.kind(), one.id(), false)))
                .toList();
        Health health = new Health(State.ACTIVE, services, List.of());
        if (bundle.getState() != Bundle.ACTIVE && bundle.getState() != Bundle.STARTING) {
            health = health.and(State.STOPPED, List.of());
        }
        if (bundle.getState() == Bundle.STARTING
                && bundle.getHeaders("").get(Constants.BUNDLE_ACTIVATIONPOLICY) == null) {
            health = health.and(State.WAITING, List.of(UNFINISHED));
        }
        if (!components.waits().isEmpty()) {
            health = health.and(State.WAITING, components.waits());
        }
        if (!components.failures().isEmpty()) {
            health = health.and(services.isEmpty() ? State.FAILED : State.DEGRADED, components.failures());
        }
        for (CallerStatus call : calls) {
            // What is left behind is of an earlier life and has a row of its own.
            boolean fine = call.state() == CallerStatus.State.READY || call.state() == CallerStatus.State.LEFT_BEHIND;
            if (call.bundle() == bundle.getBundleId() && !fine) {
                health = health.and(state(call), List.of(call.name() + ": " + call.problem()));
            }
        }
        return new Health(health.state, both(services, components.offered()), health.problems);
    }

    private static State state(CallerStatus call) {
        return switch (call.state()) {
            case READY -> State.ACTIVE;
            case FAILING -> State.DEGRADED;
            case HANGING -> State.HANGING;
            case LEFT_BEHIND -> State.LEFT_BEHIND;
        };
    }

    private Health and(State other, List<String> more) {
        State worst = ORDER.indexOf(other) > ORDER.indexOf(state) ? other : state;
        return new Health(worst, capabilities, both(problems, more));
    }

    Health and(Health other) {
        Health both = and(other.state, other.problems);
        return new Health(both.state, both(capabilities, other.capabilities), both.problems);
    }

    /** The same, without the services that nobody uses. */
    Health without(ServiceIds ids) {
        List<Capability> used =
                capabilities.stream().filter(one -> !ids.unused().contains(one)).toList();
        Stream<Capability> unused = ids.unused().stream().map(one -> new Capability(one.kind(), one.id(), false));
        Health health = new Health(state, both(used, unused.toList()), problems);
        return ids.problems().isEmpty()
                ? health
                : health.and(used.isEmpty() ? State.FAILED : State.DEGRADED, ids.problems());
    }

    /** The same, while its bundles are being started: what is stopped then was not stopped by hand. */
    Health unfinished() {
        State now = state == State.STOPPED ? State.ACTIVE : state;
        return new Health(now, capabilities, problems).and(State.WAITING, List.of(UNFINISHED));
    }

    private static <T> List<T> both(List<T> one, List<T> other) {
        return new ArrayList<>(
                Stream.concat(one.stream(), other.stream()).distinct().toList());
    }
}
