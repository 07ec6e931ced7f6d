// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.access.internal;

import dev.ithaca.access.api.Login;
import dev.ithaca.access.api.LoginOutcome.Granted;
import dev.ithaca.access.api.Principal;
import dev.ithaca.access.api.Scope;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.storage.api.LoginRepository;
import dev.ithaca.storage.api.LoginRow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logins in the store. They end at a fixed time, and earlier when nobody uses them. */
final class Logins {
    private static final Logger LOG = LoggerFactory.getLogger(Logins.class);

    /** Of more, the longest unused end. */
    static final int MOST = 1_000;

    private final LoginRepository repository;
    private final Clock clock;
    private final Duration lifetime;
    private final Duration idle;
    private final LastUse lastUse = new LastUse();

    Logins(LoginRepository repository, Clock clock, Duration lifetime, Duration idle) {
        this.repository = repository;
        this.clock = clock;
        this.lifetime = lifetime;
        this.idle = idle;
    }

    /** A new login; nothing if the password is not the one that its maker knew. */
    Optional<Granted> create(String client, boolean byLink, Set<Scope> scopes, Optional<String> passwordHash) {
        String secret = Secrets.generate(Secrets.Kind.LOGIN);
        String csrf = Secrets.csrf();
        Instant now = now();
        LoginRow row = new LoginRow(
                Secrets.id(),
                Secrets.hash(secret),
                Secrets.hash(csrf),
                Clients.shown(client),
                byLink,
                Scopes.labels(scopes),
                now,
                now,
                now.plus(lifetime));
        return repository.insert(row, passwordHash)
                ? Optional.of(new Granted(login(row), secret, csrf))
                : Optional.empty();
    }

    Optional<Principal> find(String secret) {
        Instant now = now();
        Optional<LoginRow> found = repository.find(Secrets.hash(secret)).filter(row -> !hasEnded(row, now));
        found.filter(row -> lastUse.isDue(row.id(), row.lastUsedAt(), now)).ifPresent(row -> touch(row, now));
        return found.map(Logins::principal);
    }

    /** Whether the login that a secret is of has this second secret. */
    boolean isCsrf(String secret, String csrf) {
        Instant now = now();
        return repository
                .find(Secrets.hash(secret))
                .filter(row -> !hasEnded(row, now))
                .filter(row -> Secrets.isEqual(row.csrfHash(), Secrets.hash(csrf)))
                .isPresent();
    }

    /** A store that takes no writes costs the login its life in the end, but not this request. */
    private void touch(LoginRow row, Instant now) {
        try {
            repository.touch(row.id(), now);
        } catch (PlatformException e) {
            LOG.warn("{}: the use of this login cannot be noted: {}", row.id(), e.getMessage());
        }
    }

    Optional<String> idOf(String secret) {
        return repository.find(Secrets.hash(secret)).map(LoginRow::id);
    }

    List<Login> list() {
        Instant now = now();
        return repository.list().stream()
                .filter(row -> !hasEnded(row, now))
                .map(Logins::login)
                .toList();
    }

    boolean delete(String id) {
        return repository.delete(id);
    }

    /** Removes those that have ended; returns their ids. */
    List<String> expire() {
        Instant now = now();
        return repository.expire(now, now.minus(idle), MOST);
    }

    /** When the next one ends if nothing happens. */
    Optional<Instant> nextEnd() {
        return repository.list().stream().map(this::end).min(Instant::compareTo);
    }

    Duration shortestLife() {
        return idle.compareTo(lifetime) < 0 ? idle : lifetime;
    }

    private Instant end(LoginRow row) {
        Instant unused = row.lastUsedAt().plus(idle);
        return unused.isBefore(row.expiresAt()) ? unused : row.expiresAt();
    }

    private boolean hasEnded(LoginRow row, Instant now) {
        return !end(row).isAfter(now);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Login login(LoginRow row) {
        return new Login(
                row.id(),
                row.client(),
                row.byLink(),
                Scopes.of(row.scopes()),
                row.createdAt(),
                row.lastUsedAt(),
                row.expiresAt());
    }

    private static Principal principal(LoginRow row) {
        return new Principal(
                Principal.Kind.LOGIN, row.id(), "login-" + row.id(), Scopes.of(row.scopes()), row.expiresAt());
    }
}
