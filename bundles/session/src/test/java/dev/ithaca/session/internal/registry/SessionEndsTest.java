// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionStatus;
import dev.ithaca.session.log.LogLimits;
import dev.ithaca.session.log.LogWriter;
import dev.ithaca.spi.SessionId;
import dev.ithaca.storage.api.SessionRow;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ends of sessions whose host has gone: its log is all that tells them, in the words in which a host writes it. */
class SessionEndsTest {
    private static final SessionId ID = new SessionId("abc0001");
    private static final long NOW = 1_700_000_000_000L;

    @TempDir
    Path sessions;

    private final TestPools pools = new TestPools();
    private final MemorySessionRepository repository = new MemorySessionRepository();
    private final SessionStore store = new SessionStore(repository);

    @AfterEach
    void close() {
        pools.close();
    }

    @Test
    void takesTheExitCodeFromTheLog() throws Exception {
        ended(Map.of("code", "3", "signal", "0", "requested", "nothing"));

        SessionInfo settled = settle();

        assertThat(settled.status()).isEqualTo(SessionStatus.FAILED);
        assertThat(settled.exitCode()).isEqualTo(3);
        assertThat(settled.endedAt()).isEqualTo(Instant.ofEpochMilli(NOW));
        assertThat(settled.totalBytes()).isEqualTo(4);
        assertThat(repository.find(ID)).get().extracting(SessionRow::exitCode).isEqualTo(3);
    }

    @Test
    void takesFromTheLogThatItWasStopped() throws Exception {
        ended(Map.of("code", "0", "signal", "15", "requested", "stop"));

        SessionInfo settled = settle();

        assertThat(settled.status()).isEqualTo(SessionStatus.STOPPED);
        assertThat(settled.signal()).isEqualTo("SIGTERM");
    }

    @Test
    void takesTheRestWhereAWordIsUnknown() throws Exception {
        ended(Map.of("code", "0", "signal", "0", "requested", "suspended"));

        assertThat(settle().status()).isEqualTo(SessionStatus.STOPPED);
    }

    @Test
    void inventsNoEndWhereTheLogTellsNone() throws Exception {
        log().close();

        assertThat(settle().status()).isEqualTo(SessionStatus.UNKNOWN);
    }

    private void ended(Map<String, String> fields) throws IOException {
        try (LogWriter log = log()) {
            log.event("ended", fields);
        }
    }

    private LogWriter log() throws IOException {
        LogWriter log = LogWriter.open(sessions.resolve(ID.value()), LogLimits.DEFAULT, () -> NOW);
        log.event("started", Map.of("rows", "24", "columns", "80"));
        log.append(ByteBuffer.wrap("bye\n".getBytes(StandardCharsets.UTF_8)));
        log.flush();
        return log;
    }

    private SessionInfo settle() {
        Instant created = Instant.ofEpochMilli(NOW - 1000);
        SessionRow row = new SessionRow(
                ID, null, List.of(), "sh", List.of(), "/", "running", 42L, null, null, created, created, null, 0, null,
                true);
        LiveSession session = store.insert(row, 24, 80);
        Listeners listeners = new Listeners(Runnable::run);
        new SessionEnds(store, listeners, sessions, pools.timers(), () -> Duration.ofHours(1), Runnable::run)
                .settle(session);
        return session.info();
    }
}
