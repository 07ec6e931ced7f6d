// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

final class ServerStateTest {
    private static final URI BASE = URI.create("http://127.0.0.1:15443");

    private final ServerState state = new ServerState();

    @Test
    void takesBackThatTheServerIsLateWhenItComes() {
        state.late("late");
        assertThat(state.problem()).contains("late");

        state.on(BASE);

        assertThat(state.problem()).isEmpty();
        assertThat(state.base()).contains(BASE);
    }

    @Test
    void keepsAnotherReasonWhenItIsLate() {
        state.off("the port is taken");
        state.late("late");

        assertThat(state.problem()).contains("the port is taken");
    }
}
