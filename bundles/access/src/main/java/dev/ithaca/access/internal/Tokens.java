// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.access.internal;

import dev.ithaca.access.api.AccessErrorCode;
import dev.ithaca.access.api.NewToken;
import dev.ithaca.access.api.Principal;
import dev.ithaca.access.api.Scope;
import dev.ithaca.access.api.Token;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.storage.api.StorageErrorCode;
import dev.ithaca.storage.api.TokenRepository;
import dev.ithaca.storage.api.TokenRow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Named tokens in the store. */
final class Tokens {
    private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);

    static final int MOST = 1_000;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final TokenRepository repository;
    private final Clock clock;
    private final LastUse lastUse = new LastUse();

    Tokens(TokenRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    NewToken create(String name, Set<Scope> scopes, @Nullable Duration ttl) {
        check(name, scopes, ttl);
        if (repository.list().size() >= MOST) {
            throw new PlatformException(
                    AccessErrorCode.LIMIT, "there are " + MOST + " tokens already: remove one with: ithaca token rm");
        }
        String secret = Secrets.generate(Secrets.Kind.TOKEN);
        Instant now = now();
        TokenRow row = new TokenRow(
                Secrets.id(),
                Secrets.hash(secret),
                name,
                Scopes.labels(scopes),
                now,
                ttl == null ? null : now.plus(ttl).truncatedTo(ChronoUnit.MILLIS),
                null);
        try {
            repository.insert(row);
        } catch (PlatformException e) {
            throw e.code() == StorageErrorCode.EXISTS
                    ? new PlatformException(
                            AccessErrorCode.NAME_TAKEN,
                            "a token with the name " + name
                                    + " exists already; choose another one, or: ithaca token rm " + name,
                            e)
                    : e;
        }
        return new NewToken(token(row), secret);
    }

    private static void check(String name, Set<Scope> scopes, @Nullable Duration ttl) {
        if (!NAME.matcher(name).matches()) {
            throw invalid(
                    "the name of a token has 1 to 64 letters, digits, '.', '_' and '-', and begins with a letter or"
                            + " a digit");
        }
        if (scopes.isEmpty()) {
            throw invalid("a token needs a scope: observe, control, manage or node");
        }
        if (ttl != null && (ttl.compareTo(SHORTEST) < 0 || ttl.compareTo(LONGEST) > 0)) {
            throw invalid("a token lives for at least a second and at most 36500 days");
        }
    }

    private static PlatformException invalid(String message) {
        return new PlatformException(AccessErrorCode.INVALID, message);
    }

    Optional<Principal> find(String secret) {
        Instant now = now();
        Optional<TokenRow> found = repository.find(Secrets.hash(secret)).filter(row -> !hasEnded(row, now));
        found.filter(row -> lastUse.isDue(row.id(), row.lastUsedAt(), now)).ifPresent(row -> touch(row, now));
        return found.map(Tokens::principal);
    }

    /** Only for people to look at: a store that takes no writes must not keep scripts out. */
    private void touch(TokenRow row, Instant now) {
        try {
            repository.touch(row.id(), now);
        } catch (PlatformException e) {
            LOG.warn("{}: the use of this token cannot be noted: {}", row.id(), e.getMessage());
        }
    }

    Optional<String> idOf(String name) {
        return repository.list().stream()
                .filter(row -> row.name().equals(name))
                .map(TokenRow::id)
                .findFirst();
    }

    List<Token> list() {
        Instant now = now();
        return repository.list().stream()
                .filter(row -> !hasEnded(row, now))
                .map(Tokens::token)
                .toList();
    }

    boolean delete(String id) {
        return repository.delete(id);
    }

    /** Removes those that have ended; returns their ids. */
    List<String> expire() {
        return repository.expire(now());
    }

    /** When the next one ends. */
    Optional<Instant> nextEnd() {
        return repository.list().stream()
                .flatMap(row -> Optional.ofNullable(row.expiresAt()).stream())
                .min(Instant::compareTo);
    }

    private static boolean hasEnded(TokenRow row, Instant now) {
        Instant end = row.expiresAt();
        return end != null && !end.isAfter(now);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Token token(TokenRow row) {
        return new Token(
                row.id(), row.name(), Scopes.of(row.scopes()), row.createdAt(), row.expiresAt(), row.lastUsedAt());
    }

    private static Principal principal(TokenRow row) {
        return new Principal(Principal.Kind.TOKEN, row.id(), row.name(), Scopes.of(row.scopes()), row.expiresAt());
    }
}
