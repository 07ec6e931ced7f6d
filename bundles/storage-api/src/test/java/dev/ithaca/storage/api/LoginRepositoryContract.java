// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link LoginRepository} promises. A provider extends this with an empty repository for each test. */
public abstract class LoginRepositoryContract {
    private static final Instant EPOCH = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final Optional<String> NONE = Optional.empty();

    /** The repository under test, without a password and without rows at the beginning of each test. */
    protected abstract LoginRepository repository();

    @Test
    void givesBackEveryFieldAsItWasStored() {
        LoginRow full = new LoginRow(
                "a1",
                "f".repeat(64),
                "c".repeat(64),
                "2001:db8::/64",
                true,
                Set.of("observe", "control"),
                EPOCH,
                EPOCH.plusMillis(1),
                EPOCH.plusMillis(2));
        LoginRow bare = new LoginRow("a2", "e", "", "", false, Set.of(), EPOCH, EPOCH, EPOCH);

        assertThat(repository().insert(full, NONE)).isTrue();
        assertThat(repository().insert(bare, NONE)).isTrue();

        assertThat(repository().find("f".repeat(64))).contains(full);
        assertThat(repository().find("e")).contains(bare);
        assertThat(repository().find("a1")).isEmpty();
    }

    @Test
    void listsTheNewestFirst() {
        insert("a", 1);
        insert("c", 3);
        insert("b", 2);

        assertThat(repository().list()).extracting(LoginRow::id).containsExactly("c", "b", "a");
    }

    @Test
    void notesTheLastUse() {
        insert("a", 1);

        assertThat(repository().touch("a", EPOCH.plusSeconds(9))).isTrue();
        assertThat(repository().touch("b", EPOCH.plusSeconds(9))).isFalse();

        assertThat(repository().list()).extracting(LoginRow::lastUsedAt).containsExactly(EPOCH.plusSeconds(9));
    }

    @Test
    void removesOne() {
        insert("a", 1);
        insert("b", 2);

        assertThat(repository().delete("a")).isTrue();
        assertThat(repository().delete("a")).isFalse();

        assertThat(repository().list()).extracting(LoginRow::id).containsExactly("b");
    }

    @Test
    void aNewPasswordRemovesAllLogins() {
        insert("a", 1);
        assertThat(repository().passwordHash()).isEmpty();

        assertThat(repository().replacePassword("$argon2id$1")).containsExactly("a");
        assertThat(repository().passwordHash()).contains("$argon2id$1");
        assertThat(repository().list()).isEmpty();

        assertThat(repository().replacePassword("$argon2id$2")).isEmpty();
        assertThat(repository().passwordHash()).contains("$argon2id$2");
    }

    @Test
    void addsNoLoginThatBeganWithAnotherPassword() {
        assertThat(repository().insert(row("a", 1), Optional.of("h"))).isFalse();
        repository().replacePassword("h");

        assertThat(repository().insert(row("b", 1), NONE)).isFalse();
        assertThat(repository().insert(row("c", 1), Optional.of("old"))).isFalse();
        assertThat(repository().insert(row("d", 1), Optional.of("h"))).isTrue();

        assertThat(repository().list()).extracting(LoginRow::id).containsExactly("d");
    }

    @Test
    void removesWhatHasEndedOrWasNotUsedForLong() {
        insert("ended", 0);
        insert("unused", 1);
        insert("used", 2);
        insert("also", 3);
        repository().touch("used", EPOCH.plusSeconds(500));
        repository().touch("also", EPOCH.plusSeconds(501));

        assertThat(repository().expire(EPOCH.plusSeconds(1_000), EPOCH.plusSeconds(1), 9))
                .containsExactlyInAnyOrder("ended", "unused");
        assertThat(repository().list()).extracting(LoginRow::id).containsExactly("also", "used");
    }

    @Test
    void removesTheLongestUnusedOfTooMany() {
        insert("a", 1);
        insert("b", 2);
        insert("c", 3);
        repository().touch("a", EPOCH.plusSeconds(9));

        assertThat(repository().expire(EPOCH, EPOCH.minusSeconds(1), 2)).containsExactly("b");
        assertThat(repository().list()).extracting(LoginRow::id).containsExactly("c", "a");
    }

    private void insert(String id, int second) {
        assertThat(repository().insert(row(id, second), NONE)).isTrue();
    }

    /** Made and used at a second, ended a thousand seconds later. */
    private static LoginRow row(String id, int second) {
        Instant at = EPOCH.plusSeconds(second);
        return new LoginRow(
                id, "hash of " + id, "csrf of " + id, "client", false, Set.of("manage"), at, at, at.plusSeconds(1_000));
    }
}
