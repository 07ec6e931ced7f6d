// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.access.internal;

import dev.ithaca.access.api.AccessErrorCode;
import dev.ithaca.access.api.AccessService;
import dev.ithaca.access.api.LoginOutcome;
import dev.ithaca.access.api.LoginOutcome.Granted;
import dev.ithaca.access.api.LoginOutcome.LockedOut;
import dev.ithaca.access.api.LoginOutcome.Wrong;
import dev.ithaca.access.internal.Lockouts.Bucket;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.storage.api.LoginRepository;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The password: setting it and logging in with it. */
final class PasswordLogin {
    private final LoginRepository repository;
    private final Logins logins;
    private final Lockouts lockouts;
    private final PasswordHasher hasher;

    PasswordLogin(LoginRepository repository, Logins logins, Lockouts lockouts, PasswordHasher hasher) {
        this.repository = repository;
        this.logins = logins;
        this.lockouts = lockouts;
        this.hasher = hasher;
    }

    boolean isSet() {
        return repository.passwordHash().isPresent();
    }

    /** Stores a new password; returns the ids of the logins that ended with the old one. */
    List<String> set(char[] password) {
        if (!isPossible(password)) {
            throw new PlatformException(
                    AccessErrorCode.INVALID,
                    "a password has " + AccessService.PASSWORD_LENGTH_MIN + " to " + AccessService.PASSWORD_LENGTH_MAX
                            + " characters");
        }
        List<String> ended = hasher.computing(() -> repository.replacePassword(hasher.hash(password)));
        lockouts.clearAll(Bucket.PASSWORD);
        return ended;
    }

    LoginOutcome login(char[] password, String client) {
        String key = Clients.key(client);
        Optional<Duration> locked = lockouts.remaining(Bucket.PASSWORD, key);
        if (locked.isPresent()) {
            return new LockedOut(locked.get());
        }
        Optional<String> hash = repository.passwordHash();
        if (hash.isEmpty()) {
            throw new PlatformException(
                    AccessErrorCode.NO_PASSWORD,
                    "no password is set: log in with a link of `ithaca web`, or set one with `ithaca web password`");
        }
        return hasher.inTurn(() -> attempt(password, client, hash.get()));
    }

    /**
     * The attempt is counted before it is looked at: of many at once none gets a guess for nothing, and who cannot be counted
     * gets none at all.
     */
    private LoginOutcome attempt(char[] password, String client, String hash) {
        String key = Clients.key(client);
        int failures = lockouts.fail(Bucket.PASSWORD, key);
        if (failures > Lockouts.ATTEMPTS) {
            return new LockedOut(Lockouts.LOCKED_FOR);
        }
        if (isPossible(password) && hasher.matches(password, hash)) {
            Optional<Granted> granted = logins.create(client, false, Scopes.OF_A_PERSON, Optional.of(hash));
            if (granted.isPresent()) {
                lockouts.clear(Bucket.PASSWORD, key);
                Audit.loggedIn(granted.get().login().id(), client, false);
                return granted.get();
            }
        }
        Audit.wrongPassword(client, failures);
        if (failures == Lockouts.ATTEMPTS) {
            Audit.lockedOut(Bucket.PASSWORD, client);
            return new LockedOut(Lockouts.LOCKED_FOR);
        }
        return new Wrong(Lockouts.ATTEMPTS - failures);
    }

    private static boolean isPossible(char[] password) {
        return password.length >= AccessService.PASSWORD_LENGTH_MIN
                && password.length <= AccessService.PASSWORD_LENGTH_MAX;
    }
}
