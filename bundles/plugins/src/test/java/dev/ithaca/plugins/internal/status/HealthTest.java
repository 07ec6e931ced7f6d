// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.core.plugin.CallerStatus;
import dev.ithaca.core.plugin.PluginStatus.Capability;
import dev.ithaca.core.plugin.PluginStatus.State;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

class HealthTest {
    private static final long ID = 7;
    private static final ComponentFacts FINE = new ComponentFacts(List.of(), List.of(), List.of());
    private static final Capability THERE = new Capability("notifier", "file", true);
    private static final Capability NOT_YET = new Capability("notifier", "file", false);

    private final Dictionary<String, String> headers = new Hashtable<>();

    @Test
    void isActiveIfNothingIsWrong() {
        Health health = Health.of(bundle(Bundle.ACTIVE), List.of(THERE), FINE, List.of());

        assertThat(health).isEqualTo(new Health(State.ACTIVE, List.of(THERE), List.of()));
    }

    @Test
    void whatCannotBeMadeIsNotThereAlthoughItsServiceIsRegistered() {
        ComponentFacts broken = new ComponentFacts(List.of(NOT_YET), List.of(), List.of("it could not be made"));

        Health health = Health.of(bundle(Bundle.ACTIVE), List.of(THERE), broken, List.of());

        assertThat(health).isEqualTo(new Health(State.FAILED, List.of(NOT_YET), List.of("it could not be made")));
    }

    @Test
    void oneOfTwoThatCannotBeMadeDegrades() {
        Capability other = new Capability("notifier", "other", true);
        ComponentFacts broken = new ComponentFacts(List.of(NOT_YET), List.of(), List.of("it could not be made"));

        Health health = Health.of(bundle(Bundle.ACTIVE), List.of(THERE, other), broken, List.of());

        assertThat(health.state()).isEqualTo(State.DEGRADED);
        assertThat(health.capabilities()).containsExactly(other, NOT_YET);
    }

    @Test
    void aStartThatHasNotReturnedIsWaitedFor() {
        Health health = Health.of(bundle(Bundle.STARTING), List.of(), FINE, List.of());

        assertThat(health.state()).isEqualTo(State.WAITING);
        assertThat(health.problems()).containsExactly("its start or stop has not come to an end yet");
    }

    @Test
    void isNotActiveWhileItIsBeingDeployed() {
        Health active = Health.of(bundle(Bundle.ACTIVE), List.of(), FINE, List.of());
        Health placed = Health.of(bundle(Bundle.RESOLVED), List.of(), FINE, List.of());

        assertThat(active.unfinished().state()).isEqualTo(State.WAITING);
        assertThat(placed.unfinished().state()).as("nobody has stopped it").isEqualTo(State.WAITING);
    }

    @Test
    void whatIsStartedByItsFirstUseIsActive() {
        headers.put(Constants.BUNDLE_ACTIVATIONPOLICY, Constants.ACTIVATION_LAZY);

        assertThat(Health.of(bundle(Bundle.STARTING), List.of(), FINE, List.of())
                        .state())
                .isEqualTo(State.ACTIVE);
    }

    @Test
    void aCallOfAnEarlierLifeIsNotThePluginsStateAnyMore() {
        List<CallerStatus> calls =
                List.of(new CallerStatus("notify-file", ID, CallerStatus.State.LEFT_BEHIND, "goes on", Instant.EPOCH));

        assertThat(Health.of(bundle(Bundle.ACTIVE), List.of(THERE), FINE, calls).state())
                .isEqualTo(State.ACTIVE);
    }

    @Test
    void aCallThatHangsIsNamed() {
        List<CallerStatus> calls =
                List.of(new CallerStatus("notify-file", ID, CallerStatus.State.HANGING, "no answer", Instant.EPOCH));

        Health health = Health.of(bundle(Bundle.ACTIVE), List.of(THERE), FINE, calls);

        assertThat(health.state()).isEqualTo(State.HANGING);
        assertThat(health.problems()).containsExactly("notify-file: no answer");
    }

    @Test
    void whatNobodyUsesOnAccountOfItsIdIsNotThere() {
        ServiceIds ids = new ServiceIds(Set.of(THERE), List.of("it is not used"));
        Capability other = new Capability("notifier", "other", true);

        Health one = Health.of(bundle(Bundle.ACTIVE), List.of(THERE), FINE, List.of());
        Health two = Health.of(bundle(Bundle.ACTIVE), List.of(THERE, other), FINE, List.of());

        assertThat(one.without(ids)).isEqualTo(new Health(State.FAILED, List.of(NOT_YET), List.of("it is not used")));
        assertThat(two.without(ids).state()).isEqualTo(State.DEGRADED);
        assertThat(two.without(new ServiceIds(Set.of(), List.of()))).isEqualTo(two);
    }

    private Bundle bundle(int state) {
        return (Bundle) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Bundle.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getState" -> state;
                    case "getBundleId" -> ID;
                    case "getHeaders" -> headers;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
