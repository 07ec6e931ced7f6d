// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.api;

import static dev.ithaca.storage.api.SessionRows.EPOCH;
import static dev.ithaca.storage.api.SessionRows.all;
import static dev.ithaca.storage.api.SessionRows.id;
import static dev.ithaca.storage.api.SessionRows.row;
import static dev.ithaca.storage.api.SessionRows.search;
import static dev.ithaca.storage.api.SessionRows.tagged;
import static dev.ithaca.storage.api.SessionRows.tags;
import static dev.ithaca.storage.api.SessionRows.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link SessionRepository} promises. A provider extends this with an empty repository for each test. */
public abstract class SessionRepositoryContract {
    /** The repository under test, empty at the beginning of each test. */
    protected abstract SessionRepository repository();

    @Test
    void givesBackEveryFieldAsItWasStored() {
        SessionRow full = new SessionRow(
                id(1),
                "títle ✓ 😀",
                List.of("b", "A", "b c"),
                "/bin/x y",
                List.of("--flag", "", "a\"b\\c\nd", "日本語"),
                "/tmp/ü",
                "killed",
                4_194_305L,
                137,
                "SIGKILL",
                EPOCH,
                EPOCH.plusMillis(1),
                EPOCH.plusMillis(2),
                5_000_000_000L,
                EPOCH.plusMillis(3),
                false);
        SessionRow bare = new SessionRow(
                id(2), null, List.of(), "sh", List.of(), "/", "created", null, null, null, EPOCH, null, null, 0, null,
                true);

        repository().insert(full);
        repository().insert(bare);

        assertThat(repository().find(id(1))).contains(full);
        assertThat(repository().find(id(2))).contains(bare);
        assertThat(repository().find(id(3))).isEmpty();
    }

    @Test
    void keepsArgumentsOfAnyLength() {
        SessionRow long1 = row(1, "t", List.of("x".repeat(3_000)), "sh", List.of("é".repeat(120_000), "needle"));
        repository().insert(long1);

        assertThat(repository().find(id(1))).contains(long1);
        assertThat(found(search("NEEDLE"))).containsExactly(id(1));
        assertThat(found(tags("X".repeat(3_000)))).containsExactly(id(1));
        assertThat(found(tags("x".repeat(2_999)))).isEmpty();
    }

    @Test
    void refusesASecondRowWithTheSameId() {
        repository().insert(row(1));

        assertThatThrownBy(() -> repository().insert(row(1, "other", List.of("x"), "sh", List.of())))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.code()).isEqualTo(StorageErrorCode.EXISTS))
                .hasMessageContaining("0000001");
        assertThat(repository().find(id(1))).contains(row(1));
        assertThat(repository().list(tags("x"))).isEmpty();
    }

    @Test
    void updateReplacesTheWholeRow() {
        repository().insert(tagged(1, "old", "both"));
        SessionRow changed = with(row(1, "new", List.of("both", "fresh"), "bash", List.of("-l")), "stopped", 42);

        assertThat(repository().update(changed)).isTrue();

        assertThat(repository().find(id(1))).contains(changed);
        assertThat(found(tags("old"))).isEmpty();
        assertThat(found(tags("fresh", "both"))).containsExactly(id(1));
        assertThat(found(search("title 1"))).isEmpty();
        assertThat(found(search("bash -l"))).containsExactly(id(1));
    }

    @Test
    void updateAndDeleteOfAnAbsentRowSaySo() {
        assertThat(repository().update(row(9))).isFalse();
        assertThat(repository().delete(id(9))).isFalse();
        assertThat(repository().count(all())).isZero();
    }

    @Test
    void deleteRemovesTheRowWithItsTags() {
        repository().insert(tagged(1, "x"));

        assertThat(repository().delete(id(1))).isTrue();
        assertThat(repository().find(id(1))).isEmpty();
        repository().insert(row(1));
        assertThat(found(tags("x"))).isEmpty();
    }

    @Test
    void listsNewestFirstInPages() {
        IntStream.range(0, 10).forEach(i -> repository().insert(row(i)));

        assertThat(page(SessionFilter.Sort.CREATED_AT, false, 0, 3)).containsExactly(id(9), id(8), id(7));
        assertThat(page(SessionFilter.Sort.CREATED_AT, false, 8, 3)).containsExactly(id(1), id(0));
        assertThat(page(SessionFilter.Sort.CREATED_AT, true, 0, 2)).containsExactly(id(0), id(1));
        assertThat(page(SessionFilter.Sort.ID, false, 0, 1)).containsExactly(id(9));
        assertThat(page(SessionFilter.Sort.ID, true, 100, 1)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(SessionFilter.Sort.class)
    void ordersTiesById(SessionFilter.Sort sort) {
        for (int i : new int[] {3, 1, 2}) {
            SessionRow twin = row(0, "same", List.of(), "sh", List.of());
            repository()
                    .insert(new SessionRow(
                            id(i),
                            twin.title(),
                            twin.tags(),
                            twin.command(),
                            twin.arguments(),
                            twin.cwd(),
                            twin.status(),
                            twin.pid(),
                            null,
                            null,
                            twin.createdAt(),
                            null,
                            null,
                            0,
                            null,
                            true));
        }

        assertThat(page(sort, true, 0, 10)).containsExactly(id(1), id(2), id(3));
    }

    @Test
    void putsMissingTitlesLastInBothDirections() {
        repository().insert(row(1, null, List.of(), "sh", List.of()));
        repository().insert(row(2, "b", List.of(), "sh", List.of()));
        repository().insert(row(3, "a", List.of(), "sh", List.of()));

        assertThat(page(SessionFilter.Sort.TITLE, true, 0, 10)).containsExactly(id(3), id(2), id(1));
        assertThat(page(SessionFilter.Sort.TITLE, false, 0, 10)).containsExactly(id(2), id(3), id(1));
    }

    @Test
    void searchesEveryTextInAnyCase() {
        repository().insert(row(0xabc, "Blue", List.of("Green"), "/bin/Yellow", List.of("--Red", "say \"Hi\"")));
        repository().insert(row(2, "other", List.of(), "sh", List.of()));

        for (String text : List.of("0ABC", "bLUE", "gREEN", "n/yEL", "--rED", "SAY \"hi\"")) {
            assertThat(found(search(text))).as(text).containsExactly(id(0xabc));
        }
        assertThat(found(search("violet"))).isEmpty();
        assertThat(found(search(""))).hasSize(2);
        assertThat(found(search("bluegreen"))).isEmpty();
        assertThat(found(search("[]"))).isEmpty();
        assertThat(found(search("\",\""))).isEmpty();
    }

    @Test
    void foldsTheCaseOfAnyAlphabet() {
        repository().insert(row(1, "ΟΔΟΣΑ", List.of("ÄÖÜ"), "sh", List.of("İstanbul")));

        assertThat(found(search("οδοσ"))).containsExactly(id(1));
        assertThat(found(search("οδος"))).containsExactly(id(1));
        assertThat(found(search("STANBUL"))).containsExactly(id(1));
        assertThat(found(tags("äöü"))).containsExactly(id(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "!", "\\", "'", "100%_!\\'", "*", "[", "';DROP TABLE sessions;--", "%%", "!%"})
    void takesEveryCharacterOfASearchLiterally(String text) {
        repository().insert(row(1, "plain", List.of("tag"), "sh", List.of("-c")));
        repository().insert(row(2, "a" + text + "b", List.of(text), "sh", List.of()));

        assertThat(found(search(text))).containsExactly(id(2));
        assertThat(found(search("A" + text + "B"))).containsExactly(id(2));
        assertThat(found(tags(text))).containsExactly(id(2));
    }

    @Test
    void asksForAllTagsInAnyCase() {
        repository().insert(tagged(1, "Work", "urgent"));
        repository().insert(tagged(2, "work"));
        repository().insert(tagged(3, "workshop"));

        assertThat(found(tags("WORK"))).containsExactly(id(1), id(2));
        assertThat(found(tags("work", "URGENT"))).containsExactly(id(1));
        assertThat(found(tags("work", "missing"))).isEmpty();
    }

    @Test
    void filtersByStatusAndTimeWithInclusiveBounds() {
        repository().insert(row(1));
        repository().insert(with(row(2), "stopped", 0));
        repository().insert(with(row(3), "killed", 0));
        Instant second = EPOCH.plusSeconds(2);

        assertThat(found(between(Set.of("stopped", "killed"), null, null))).containsExactly(id(2), id(3));
        assertThat(found(between(Set.of(), second, null))).containsExactly(id(2), id(3));
        assertThat(found(between(Set.of(), null, second))).containsExactly(id(1), id(2));
        assertThat(found(between(Set.of(), second, second))).containsExactly(id(2));
        assertThat(found(between(Set.of(), second.plusNanos(1), null))).containsExactly(id(3));
        assertThat(found(between(Set.of("running"), second, null))).isEmpty();
    }

    @Test
    void countsWithoutRegardToThePage() {
        IntStream.range(0, 5).forEach(i -> repository().insert(tagged(i, i % 2 == 0 ? "even" : "odd")));
        SessionFilter one = new SessionFilter(
                null, List.of("even"), Set.of("running"), null, null, SessionFilter.Sort.ID, true, 2, 1);

        assertThat(repository().count(one)).isEqualTo(3);
        assertThat(repository().list(one)).hasSize(1);
    }

    @Test
    void findsIdsByTheirPrefix() {
        for (int i : new int[] {0x1abcdef, 0x1abcdff, 0x1abd000, 0x2000000, 0xfffffff}) {
            repository().insert(row(i));
        }

        assertThat(repository().idsWithPrefix("1abc", 10)).containsExactly(id(0x1abcdef), id(0x1abcdff));
        assertThat(repository().idsWithPrefix("1ab", 2)).containsExactly(id(0x1abcdef), id(0x1abcdff));
        assertThat(repository().idsWithPrefix("fffffff", 10)).containsExactly(id(0xfffffff));
        assertThat(repository().idsWithPrefix("", 10)).hasSize(5);
        assertThat(repository().idsWithPrefix("1%", 10)).isEmpty();
        assertThat(repository().idsWithPrefix("12345678", 10)).isEmpty();
    }

    @Test
    void servesManyThreadsAtOnce() throws Exception {
        int threads = 8;
        int rounds = 25;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            repository().insert(row(0));
            List<Callable<Void>> work = new ArrayList<>();
            for (int t = 1; t <= threads; t++) {
                int first = t * 1_000;
                work.add(() -> {
                    insertAndChange(first, rounds);
                    return null;
                });
            }
            for (Future<Void> done : pool.invokeAll(work, 60, TimeUnit.SECONDS)) {
                done.get();
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(repository().count(all())).isEqualTo(1L + (long) threads * rounds);
        assertThat(repository().count(tags("done"))).isEqualTo((long) threads * rounds);
    }

    private void insertAndChange(int first, int rounds) {
        for (int i = first; i < first + rounds; i++) {
            repository().insert(tagged(i, "new"));
            repository().update(tagged(0, "by" + first, "round" + i));
            assertThat(repository().update(with(tagged(i, "done"), "stopped", i)))
                    .isTrue();
            assertThat(repository().list(tags("done"))).isNotEmpty();
        }
    }

    private static SessionFilter between(Set<String> statuses, Instant since, Instant until) {
        return new SessionFilter(null, List.of(), statuses, since, until, SessionFilter.Sort.CREATED_AT, true, 0, 100);
    }

    private List<SessionId> found(SessionFilter filter) {
        assertThat(repository().count(filter))
                .isEqualTo(repository().list(filter).size());
        return repository().list(filter).stream().map(SessionRow::id).toList();
    }

    private List<SessionId> page(SessionFilter.Sort sort, boolean ascending, int offset, int limit) {
        return repository()
                .list(new SessionFilter(null, List.of(), Set.of(), null, null, sort, ascending, offset, limit))
                .stream()
                .map(SessionRow::id)
                .toList();
    }
}
