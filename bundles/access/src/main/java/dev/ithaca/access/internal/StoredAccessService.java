// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.access.internal;

import dev.ithaca.access.api.AccessErrorCode;
import dev.ithaca.access.api.AccessService;
import dev.ithaca.access.api.Login;
import dev.ithaca.access.api.LoginOutcome;
import dev.ithaca.access.api.LoginOutcome.Granted;
import dev.ithaca.access.api.NewToken;
import dev.ithaca.access.api.Principal;
import dev.ithaca.access.api.Scope;
import dev.ithaca.access.api.Ticket;
import dev.ithaca.access.api.TicketPurpose;
import dev.ithaca.access.api.Token;
import dev.ithaca.access.internal.Lockouts.Bucket;
import dev.ithaca.access.internal.Secrets.Kind;
import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.storage.api.LockoutRepository;
import dev.ithaca.storage.api.LoginRepository;
import dev.ithaca.storage.api.TokenRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Access over the store. Longer than the norm only because it is the one place that keeps the parts of a wide contract in
 * step: whoever ends is remembered first, removed from the store second, loses its tickets, and is told of last.
 */
@Component(configurationPid = StoredAccessService.PID)
@Designate(ocd = AccessConfiguration.class)
public final class StoredAccessService implements AccessService {
    static final String PID = "dev.ithaca.access";

    /** Set by the launcher for {@code daemon start --no-auth}; a configuration file cannot set it. */
    static final String NO_AUTH = "ithaca.access.none";

    private static final int HOURS_MAX = 8_760;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final boolean required;
    private final Logins logins;
    private final Tokens tokens;
    private final Tickets tickets;
    private final Lockouts lockouts;
    private final PasswordLogin password;
    private final LoginRepository loginRepository;
    private final Revocations revocations;
    private final Sweeper sweeper;

    @Activate
    public StoredAccessService(
            @Reference LoginRepository loginRepository,
            @Reference TokenRepository tokenRepository,
            @Reference LockoutRepository lockoutRepository,
            @Reference WorkerPools pools,
            AccessConfiguration configuration) {
        this(
                new Stores(loginRepository, tokenRepository, lockoutRepository),
                pools,
                Clock.systemUTC(),
                hours("login.lifetime.hours", configuration.login_lifetime_hours()),
                hours("login.idle.hours", configuration.login_idle_hours()),
                !Boolean.getBoolean(NO_AUTH));
    }

    /** What is kept. */
    record Stores(LoginRepository logins, TokenRepository tokens, LockoutRepository lockouts) {}

    StoredAccessService(
            Stores stores, WorkerPools pools, Clock clock, Duration lifetime, Duration idle, boolean required) {
        this.required = required;
        loginRepository = stores.logins();
        logins = new Logins(stores.logins(), clock, lifetime, idle);
        tokens = new Tokens(stores.tokens(), clock);
        tickets = new Tickets(clock);
        lockouts = new Lockouts(stores.lockouts(), clock);
        password = new PasswordLogin(stores.logins(), logins, lockouts, new PasswordHasher(PATIENCE));
        revocations = new Revocations();
        sweeper = new Sweeper(pools.timers(), pools.common(), clock, this::sweep);
        sweeper.start();
        if (!required) {
            Audit.notRequired();
        }
    }

    private static Duration hours(String key, int value) {
        if (value < 1 || value > HOURS_MAX) {
            throw new IllegalArgumentException(
                    PID + ": " + key + " = " + value + " refused: 1 to " + HOURS_MAX + " is possible");
        }
        return Duration.ofHours(value);
    }

    @Override
    public boolean required() {
        return required;
    }

    @Override
    public boolean passwordSet() {
        return password.isSet();
    }

    @Override
    public void setPassword(char[] newPassword) {
        try {
            List<String> ended = password.set(newPassword);
            tickets.removeAll();
            Audit.passwordSet(ended.size());
            revocations.announce(ended);
        } finally {
            Arrays.fill(newPassword, '\0');
        }
    }

    @Override
    public LoginOutcome login(char[] typed, String client) {
        try {
            LoginOutcome outcome = password.login(typed, client);
            if (outcome instanceof Granted granted) {
                begun(granted);
            }
            return outcome;
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    private void begun(Granted granted) {
        sweeper.noLaterThan(granted.login().createdAt().plus(logins.shortestLife()));
    }

    @Override
    public Optional<Principal> authenticate(String secret, String client) {
        Optional<Principal> found = find(secret).filter(principal -> !revocations.isEnded(principal.id()));
        if (found.isEmpty() && Secrets.is(Kind.TOKEN, secret)) {
            countUnknownToken(Clients.key(client));
        }
        return required ? found : found.or(() -> Optional.of(Principal.anonymous()));
    }

    private Optional<Principal> find(String secret) {
        if (Secrets.is(Kind.LOGIN, secret)) {
            return logins.find(secret);
        }
        return Secrets.is(Kind.TOKEN, secret) ? tokens.find(secret) : Optional.empty();
    }

    /** Who is locked out already is neither counted on nor logged: a flood costs one look at the store for each try. */
    private void countUnknownToken(String client) {
        if (lockouts.remaining(Bucket.TOKEN, client).isPresent()) {
            return;
        }
        Audit.unknownToken(client);
        if (lockouts.fail(Bucket.TOKEN, client) == Lockouts.ATTEMPTS) {
            Audit.lockedOut(Bucket.TOKEN, client);
        }
    }

    @Override
    public Optional<Duration> tokenLockout(String client) {
        return lockouts.remaining(Bucket.TOKEN, Clients.key(client));
    }

    @Override
    public void logout(String secret) {
        if (Secrets.is(Kind.LOGIN, secret)) {
            logins.idOf(secret).ifPresent(id -> end(id, logins::delete, "logged out"));
        }
    }

    @Override
    public List<Login> logins() {
        return logins.list();
    }

    @Override
    public boolean revokeLogin(String id) {
        return logins.list().stream().anyMatch(login -> login.id().equals(id))
                && end(id, logins::delete, "login revoked");
    }

    /** If the store fails, the principal is out for as long as this daemon runs, and the caller hears that it failed. */
    private boolean end(String id, Predicate<String> delete, String how) {
        revocations.remember(id);
        tickets.removeOf(id);
        try {
            return delete.test(id);
        } finally {
            Audit.ended(id, how);
            revocations.announce(List.of(id));
        }
    }

    @Override
    public NewToken createToken(String name, Set<Scope> scopes, @Nullable Duration ttl) {
        revocations.announce(tokens.expire());
        NewToken made = tokens.create(name, scopes, ttl);
        Audit.tokenMade(made.token().id(), name, scopes);
        Instant end = made.token().expiresAt();
        if (end != null) {
            sweeper.noLaterThan(end);
        }
        return made;
    }

    @Override
    public List<Token> tokens() {
        return tokens.list();
    }

    @Override
    public boolean revokeToken(String name) {
        Optional<String> id = tokens.idOf(name);
        return id.isPresent() && end(id.get(), tokens::delete, "token revoked");
    }

    @Override
    public Ticket issueTicket(Principal by, TicketPurpose purpose, @Nullable String subject, Duration ttl) {
        if (revocations.isEnded(by.id()) || !mayHave(by.kind(), purpose)) {
            throw new PlatformException(
                    AccessErrorCode.DENIED, by.name() + " may not have a ticket of this kind: log in, or use a token");
        }
        if (purpose == TicketPurpose.LOGIN) {
            Audit.linkIssued(by);
        }
        return tickets.issue(by, purpose, subject, ttl);
    }

    private static boolean mayHave(Principal.Kind kind, TicketPurpose purpose) {
        return switch (kind) {
            case LOCAL, LOGIN -> true;
            case TOKEN, ANONYMOUS -> purpose != TicketPurpose.LOGIN;
            case TICKET -> false;
        };
    }

    @Override
    public Optional<Principal> redeemTicket(String secret, TicketPurpose purpose, @Nullable String subject) {
        return redeem(secret, purpose, subject).filter(by -> purpose != TicketPurpose.LOGIN);
    }

    private Optional<Principal> redeem(String secret, TicketPurpose purpose, @Nullable String subject) {
        return tickets.redeem(secret, purpose, subject)
                .filter(by -> !revocations.isEnded(by.id()))
                .map(by -> new Principal(Principal.Kind.TICKET, by.id(), by.name(), by.scopes(), by.expiresAt()));
    }

    @Override
    public Optional<Granted> loginByTicket(String secret, String client) {
        Optional<String> hash = loginRepository.passwordHash();
        Optional<Granted> granted = redeem(secret, TicketPurpose.LOGIN, null)
                .flatMap(by -> logins.create(client, true, Scopes.ofAPerson(by.scopes()), hash));
        granted.ifPresent(made -> {
            Audit.loggedIn(made.login().id(), client, true);
            begun(made);
        });
        return granted;
    }

    @Override
    public boolean isCsrf(String loginSecret, String proof) {
        return Secrets.is(Kind.LOGIN, loginSecret) && logins.isCsrf(loginSecret, proof);
    }

    @Override
    public Registration onRevoked(Consumer<String> listener) {
        return revocations.listen(listener);
    }

    private Optional<Instant> sweep() {
        List<String> ended = new ArrayList<>(logins.expire());
        ended.addAll(tokens.expire());
        ended.forEach(id -> Audit.ended(id, "expired"));
        ended.forEach(tickets::removeOf);
        revocations.announce(ended);
        tickets.expire();
        lockouts.expire();
        return Stream.of(logins.nextEnd(), tokens.nextEnd())
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    @Deactivate
    public void close() {
        sweeper.stop();
    }
}
