// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import dev.ithaca.access.api.AccessService;
import dev.ithaca.access.api.Login;
import dev.ithaca.access.api.LoginOutcome;
import dev.ithaca.access.api.NewToken;
import dev.ithaca.access.api.Principal;
import dev.ithaca.access.api.Scope;
import dev.ithaca.access.api.Ticket;
import dev.ithaca.access.api.TicketPurpose;
import dev.ithaca.access.api.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Access in memory: the password is {@code correct horse}; three wrong ones lock a client out. */
public final class FakeAccess implements AccessService {
    public static final Instant LATER = Instant.parse("2099-01-01T00:00:00Z");
    private static final Set<Scope> ALL = Set.of(Scope.OBSERVE, Scope.CONTROL, Scope.MANAGE);

    public volatile boolean required = true;

    /** Runs when somebody has been let in. */
    public volatile Runnable admitted = () -> {};

    private final Map<String, Principal> secrets = new ConcurrentHashMap<>();
    private final Map<String, String> tickets = new ConcurrentHashMap<>();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private final Map<String, Integer> unknown = new ConcurrentHashMap<>();
    private final List<Token> tokens = new CopyOnWriteArrayList<>();
    private final List<Login> logins = new CopyOnWriteArrayList<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private volatile String password = "correct horse";

    /** A token's secret. */
    public String token(Scope... scopes) {
        return createToken("t" + next.incrementAndGet(), Set.of(scopes), null).secret();
    }

    public void withoutPassword() {
        password = "";
    }

    public String loggedIn() {
        String secret = "login-" + next.incrementAndGet();
        secrets.put(secret, new Principal(Principal.Kind.LOGIN, secret + "-id", "me", ALL, LATER));
        logins.add(new Login(secret + "-id", "127.0.0.1", false, ALL, LATER, LATER, LATER));
        return secret;
    }

    public void revoke(String secret) {
        Principal principal = secrets.remove(secret);
        logins.removeIf(login -> login.id().equals(principal.id()));
        listeners.forEach(listener -> listener.accept(principal.id()));
    }

    @Override
    public boolean required() {
        return required;
    }

    @Override
    public boolean passwordSet() {
        return !password.isEmpty();
    }

    @Override
    public void setPassword(char[] chosen) {
        password = new String(chosen);
    }

    @Override
    public LoginOutcome login(char[] typed, String client) {
        int failed = failures.getOrDefault(client, 0);
        if (failed >= 3) {
            return new LoginOutcome.LockedOut(Duration.ofMinutes(15));
        }
        if (Arrays.equals(typed, password.toCharArray())) {
            failures.remove(client);
            return granted(client, false);
        }
        failures.put(client, failed + 1);
        return failed + 1 >= 3
                ? new LoginOutcome.LockedOut(Duration.ofMinutes(15))
                : new LoginOutcome.Wrong(2 - failed);
    }

    private LoginOutcome.Granted granted(String client, boolean link) {
        String secret = loggedIn();
        Login login = new Login(secret + "-id", client, link, ALL, LATER, LATER, LATER);
        return new LoginOutcome.Granted(login, secret, csrf(secret));
    }

    @Override
    public Optional<Principal> authenticate(String secret, String client) {
        if (!secrets.containsKey(secret) && secret.startsWith("ith_")) {
            unknown.merge(client, 1, Integer::sum);
        }
        Optional<Principal> found = Optional.ofNullable(secrets.get(secret));
        found.ifPresent(principal -> admitted.run());
        return found.or(() -> required ? Optional.empty() : Optional.of(Principal.anonymous()));
    }

    @Override
    public Optional<Duration> tokenLockout(String client) {
        return unknown.getOrDefault(client, 0) < 3 ? Optional.empty() : Optional.of(Duration.ofMinutes(15));
    }

    @Override
    public void logout(String secret) {
        revoke(secret);
    }

    @Override
    public List<Login> logins() {
        return new ArrayList<>(logins);
    }

    @Override
    public boolean revokeLogin(String id) {
        boolean found = logins.stream().anyMatch(login -> login.id().equals(id));
        if (found) {
            revoke(id.replaceFirst("-id$", ""));
        }
        return found;
    }

    @Override
    public NewToken createToken(String name, Set<Scope> scopes, @Nullable Duration ttl) {
        Token token = new Token(name + "-id", name, scopes, LATER, null, null);
        tokens.add(token);
        String secret = "ith_" + name;
        secrets.put(secret, new Principal(Principal.Kind.TOKEN, token.id(), name, scopes, null));
        return new NewToken(token, secret);
    }

    @Override
    public List<Token> tokens() {
        return new ArrayList<>(tokens);
    }

    @Override
    public boolean revokeToken(String name) {
        boolean found = tokens.removeIf(token -> token.name().equals(name));
        if (found) {
            revoke("ith_" + name);
        }
        return found;
    }

    @Override
    public Ticket issueTicket(Principal by, TicketPurpose purpose, @Nullable String subject, Duration ttl) {
        String secret = "ticket-" + next.incrementAndGet();
        tickets.put(secret, purpose + " " + subject);
        secrets.put("of " + secret, by);
        return new Ticket(secret, LATER);
    }

    @Override
    public Optional<Principal> redeemTicket(String secret, TicketPurpose purpose, @Nullable String subject) {
        String found = tickets.remove(secret);
        Principal by = secrets.remove("of " + secret);
        return (purpose + " " + subject).equals(found)
                ? Optional.of(new Principal(Principal.Kind.TICKET, by.id(), by.name(), by.scopes(), by.expiresAt()))
                : Optional.empty();
    }

    @Override
    public Optional<LoginOutcome.Granted> loginByTicket(String secret, String client) {
        return "LOGIN null".equals(tickets.remove(secret)) ? Optional.of(granted(client, true)) : Optional.empty();
    }

    @Override
    public boolean isCsrf(String loginSecret, String proof) {
        return secrets.containsKey(loginSecret) && csrf(loginSecret).equals(proof);
    }

    public static String csrf(String loginSecret) {
        return "csrf-of-" + loginSecret;
    }

    @Override
    public Registration onRevoked(Consumer<String> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
