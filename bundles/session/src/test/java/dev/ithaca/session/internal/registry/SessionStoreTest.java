// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.session.api.SessionQuery;
import dev.ithaca.session.api.SessionStatus;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import dev.ithaca.storage.api.SessionRow;
import dev.ithaca.wire.host.ExitStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionStoreTest {
    private final MemorySessionRepository repository = new MemorySessionRepository();
    private final SessionStore store = new SessionStore(repository);

    @Test
    void findsASessionByAPrefixThatNoOtherShares() {
        insert("abc0001");
        insert("abd0001");

        assertThat(store.resolve("ABC")).isEqualTo(new SessionId("abc0001"));
    }

    @Test
    void namesTheSessionsThatShareAPrefix() {
        insert("abc0001");
        insert("abc0002");

        assertThatThrownBy(() -> store.resolve("ab"))
                .hasMessageContaining("abc0001, abc0002")
                .extracting(e -> ((PlatformException) e).code())
                .isEqualTo(SessionErrorCode.AMBIGUOUS);
    }

    @Test
    void saysWhichIdIsUnknown() {
        for (String unknown : List.of("abc0001", "ff", "no id", "", "../x")) {
            assertThatThrownBy(() -> store.resolve(unknown)).hasMessage("session not found: " + unknown);
        }
    }

    @Test
    void showsASessionInMemoryAsItIsNow() {
        LiveSession session = insert("abc0001");
        session.grew(77, Instant.EPOCH);

        assertThat(store.list(SessionQuery.newest(5)).items())
                .singleElement()
                .satisfies(info -> assertThat(info.totalBytes()).isEqualTo(77));
    }

    @Test
    void keepsTheFirstEndOnly() {
        LiveSession session = insert("abc0001");

        assertThat(session.ended(exit(0, ExitStatus.Requested.KILL), 5)).isTrue();
        assertThat(session.ended(exit(1, ExitStatus.Requested.NOTHING), 9)).isFalse();
        assertThat(session.info().status()).isEqualTo(SessionStatus.KILLED);
    }

    @Test
    void childThatEndedBeforeItsSpawnWasAnsweredStaysEnded() {
        LiveSession session = insert("abc0001");
        session.ended(exit(0, ExitStatus.Requested.NOTHING), 5);

        session.edit(row -> Rows.withSpawn(row, 42, Instant.EPOCH));

        assertThat(session.info().status()).isEqualTo(SessionStatus.STOPPED);
        assertThat(session.info().pid()).isEqualTo(42);
    }

    @Test
    void namesTheEndByWhatWasAskedForElseByTheExit() {
        assertThat(Rows.finalStatus(exit(0, ExitStatus.Requested.NOTHING))).isEqualTo(SessionStatus.STOPPED);
        assertThat(Rows.finalStatus(exit(3, ExitStatus.Requested.NOTHING))).isEqualTo(SessionStatus.FAILED);
        assertThat(Rows.finalStatus(new ExitStatus(0, 9, ExitStatus.Requested.NOTHING, 0)))
                .isEqualTo(SessionStatus.FAILED);
        assertThat(Rows.finalStatus(exit(3, ExitStatus.Requested.STOP))).isEqualTo(SessionStatus.STOPPED);
        assertThat(Rows.finalStatus(new ExitStatus(0, 9, ExitStatus.Requested.KILL, 0)))
                .isEqualTo(SessionStatus.KILLED);
    }

    @Test
    void recordsASignalAsSuchAndNotAsAnExitCode() {
        LiveSession session = insert("abc0001");
        session.ended(new ExitStatus(0, 9, ExitStatus.Requested.NOTHING, 0), 5);

        assertThat(session.info().signal()).isEqualTo("SIGKILL");
        assertThat(session.info().exitCode()).isNull();
    }

    private static ExitStatus exit(int code, ExitStatus.Requested requested) {
        return new ExitStatus(code, 0, requested, 0);
    }

    private LiveSession insert(String id) {
        SessionRow row = new SessionRow(
                new SessionId(id),
                null,
                List.of(),
                "sh",
                List.of(),
                "/",
                "created",
                null,
                null,
                null,
                Instant.EPOCH,
                null,
                null,
                0,
                null,
                true);
        return store.insert(row, 24, 80);
    }
}
