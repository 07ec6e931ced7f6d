// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ithaca.spi.PlatformException;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@link TokenRepository} promises. A provider extends this with an empty repository for each test. */
public abstract class TokenRepositoryContract {
    private static final Instant EPOCH = Instant.parse("2026-01-02T03:04:05.678Z");

    /** The repository under test, empty at the beginning of each test. */
    protected abstract TokenRepository repository();

    @Test
    void givesBackEveryFieldAsItWasStored() {
        TokenRow full = new TokenRow(
                "a1", "f".repeat(64), "ci", Set.of("node", "observe"), EPOCH, EPOCH.plusMillis(1), EPOCH.plusMillis(2));
        TokenRow bare = new TokenRow("a2", "e", "n".repeat(64), Set.of(), EPOCH, null, null);

        repository().insert(full);
        repository().insert(bare);

        assertThat(repository().find("f".repeat(64))).contains(full);
        assertThat(repository().find("e")).contains(bare);
        assertThat(repository().find("ci")).isEmpty();
        assertThat(repository().list()).containsExactly(full, bare);
    }

    @Test
    void refusesASecondTokenOfTheSameName() {
        repository().insert(row("a", "ci", null));

        assertThatThrownBy(() -> repository().insert(row("b", "ci", null)))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.code()).isEqualTo(StorageErrorCode.EXISTS))
                .hasMessageContaining("ci");
        assertThat(repository().list()).extracting(TokenRow::id).containsExactly("a");
    }

    @Test
    void notesTheLastUse() {
        repository().insert(row("a", "ci", null));

        assertThat(repository().touch("a", EPOCH.plusSeconds(9))).isTrue();
        assertThat(repository().touch("b", EPOCH.plusSeconds(9))).isFalse();

        assertThat(repository().list()).extracting(TokenRow::lastUsedAt).containsExactly(EPOCH.plusSeconds(9));
    }

    @Test
    void removesOne() {
        repository().insert(row("a", "ci", null));

        assertThat(repository().delete("a")).isTrue();
        assertThat(repository().delete("a")).isFalse();
        assertThat(repository().list()).isEmpty();
    }

    @Test
    void removesWhatHasEndedAndKeepsWhatNeverEnds() {
        repository().insert(row("ended", "1", EPOCH.plusSeconds(5)));
        repository().insert(row("later", "2", EPOCH.plusSeconds(6)));
        repository().insert(row("never", "3", null));

        assertThat(repository().expire(EPOCH.plusSeconds(5))).containsExactly("ended");
        assertThat(repository().list()).extracting(TokenRow::id).containsExactly("later", "never");
    }

    private static TokenRow row(String id, String name, @Nullable Instant expiresAt) {
        return new TokenRow(id, "hash of " + id, name, Set.of("control"), EPOCH, expiresAt, null);
    }
}
