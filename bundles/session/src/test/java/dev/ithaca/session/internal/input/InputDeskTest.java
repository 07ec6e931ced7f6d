// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.session.api.SessionInput;
import dev.ithaca.session.internal.host.HostConnection;
import dev.ithaca.session.internal.host.HostListener;
import dev.ithaca.session.internal.host.OldHost;
import dev.ithaca.session.internal.registry.TestPools;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import dev.ithaca.wire.host.HostEvent;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class InputDeskTest {
    private static final SessionId ID = new SessionId("abcdef1");
    private static final int PROBE = 20;

    @TempDir
    Path folder;

    @Test
    void refusesASessionOfAnOlderHostAndTypesNothing() throws Exception {
        Path socket = folder.resolve("host.sock");
        try (TestPools pools = new TestPools();
                OldHost host = new OldHost(socket, PROBE);
                HostConnection connection = HostConnection.open(socket, new Deaf(), pools.timers());
                InputDesk desk = new InputDesk(id -> new Target(connection, folder), pools)) {
            refused(SessionErrorCode.HOST_TOO_OLD, desk);
            assertThatThrownBy(() -> LiveSessions.get(desk.fence(ID)))
                    .isInstanceOf(PlatformException.class)
                    .hasMessageContaining("older version");
            assertThat(host.dropped).hasValue(0);
        }
    }

    @Test
    void refusesEverythingOnceItIsClosed() {
        try (TestPools pools = new TestPools()) {
            InputDesk desk = new InputDesk(
                    id -> {
                        throw new PlatformException(SessionErrorCode.NOT_FOUND, "nobody");
                    },
                    pools);
            refused(SessionErrorCode.NOT_FOUND, desk);
            desk.close();
            assertThat(desk.submit(ID, LiveSessions.typing("x"))).isCompletedExceptionally();
        }
    }

    private static void refused(SessionErrorCode code, SessionInput desk) {
        assertThatThrownBy(() -> LiveSessions.get(desk.submit(ID, LiveSessions.typing("x"))))
                .isInstanceOf(PlatformException.class)
                .extracting(e -> ((PlatformException) e).code())
                .isEqualTo(code);
    }

    private record Target(HostConnection host, Path directory) implements InputTarget {
        @Override
        public SessionId id() {
            return ID;
        }

        @Override
        public boolean awaitOutput(long offset, Duration timeout) {
            return true;
        }

        @Override
        public void typed(byte[] bytes) {
            throw new AssertionError("nothing may be typed");
        }
    }

    private static final class Deaf implements HostListener {
        @Override
        public void event(HostConnection from, HostEvent event) {}

        @Override
        public void lost(HostConnection connection) {}
    }
}
