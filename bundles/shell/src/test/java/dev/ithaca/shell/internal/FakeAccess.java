// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal;

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
import dev.ithaca.session.api.FakeSessions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Access control that notes what it is told. */
public final class FakeAccess implements AccessService {
    public final List<Token> tokens = new ArrayList<>();
    public final List<Login> logins = new ArrayList<>();
    public boolean required = true;
    public @Nullable String password;

    @Override
    public boolean required() {
        return required;
    }

    @Override
    public boolean passwordSet() {
        return password != null;
    }

    @Override
    public void setPassword(char[] newPassword) {
        password = new String(newPassword);
    }

    @Override
    public LoginOutcome login(char[] typed, String client) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Principal> authenticate(String secret, String client) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Duration> tokenLockout(String client) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void logout(String secret) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Login> logins() {
        return List.copyOf(logins);
    }

    @Override
    public boolean revokeLogin(String id) {
        return logins.removeIf(login -> login.id().equals(id));
    }

    @Override
    public NewToken createToken(String name, Set<Scope> scopes, @Nullable Duration ttl) {
        Instant end = ttl == null ? null : FakeSessions.NOW.plus(ttl);
        Token token = new Token("id of " + name, name, scopes, FakeSessions.NOW, end, null);
        tokens.add(token);
        return new NewToken(token, "ith_secret");
    }

    @Override
    public List<Token> tokens() {
        return List.copyOf(tokens);
    }

    @Override
    public boolean revokeToken(String name) {
        return tokens.removeIf(token -> token.name().equals(name));
    }

    @Override
    public Ticket issueTicket(Principal by, TicketPurpose purpose, @Nullable String subject, Duration ttl) {
        return new Ticket("itt_" + by.name() + "_" + purpose, FakeSessions.NOW.plus(ttl));
    }

    @Override
    public Optional<Principal> redeemTicket(String secret, TicketPurpose purpose, @Nullable String subject) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Granted> loginByTicket(String secret, String client) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isCsrf(String loginSecret, String proof) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Registration onRevoked(Consumer<String> listener) {
        throw new UnsupportedOperationException();
    }
}
