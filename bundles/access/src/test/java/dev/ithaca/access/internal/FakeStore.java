// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.access.internal;

import dev.ithaca.spi.PlatformException;
import dev.ithaca.storage.api.LockoutRepository;
import dev.ithaca.storage.api.LockoutRow;
import dev.ithaca.storage.api.LoginRepository;
import dev.ithaca.storage.api.LoginRow;
import dev.ithaca.storage.api.StorageErrorCode;
import dev.ithaca.storage.api.TokenRepository;
import dev.ithaca.storage.api.TokenRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A store in memory that can refuse writes, as on a full disk, or everything, as when it is locked. */
final class FakeStore {
    final List<LoginRow> logins = new ArrayList<>();
    final List<TokenRow> tokens = new ArrayList<>();
    final Map<String, LockoutRow> lockouts = new HashMap<>();
    Optional<String> hash = Optional.empty();
    boolean full;
    boolean locked;
    int writes;

    StoredAccessService.Stores stores() {
        return new StoredAccessService.Stores(new Logins(), new Tokens(), new Lockouts());
    }

    private synchronized void read() {
        if (locked) {
            throw new PlatformException(StorageErrorCode.LOCKED, "the store is locked");
        }
    }

    private synchronized void write() {
        read();
        if (full) {
            throw new PlatformException(StorageErrorCode.UNAVAILABLE, "the disk is full");
        }
        writes++;
    }

    private final class Logins implements LoginRepository {
        @Override
        public synchronized Optional<String> passwordHash() {
            read();
            return hash;
        }

        @Override
        public synchronized List<String> replacePassword(String newHash) {
            write();
            hash = Optional.of(newHash);
            List<String> ids = logins.stream().map(LoginRow::id).toList();
            logins.clear();
            return ids;
        }

        @Override
        public synchronized boolean insert(LoginRow row, Optional<String> passwordHash) {
            write();
            return hash.equals(passwordHash) && logins.add(row);
        }

        @Override
        public synchronized Optional<LoginRow> find(String secretHash) {
            read();
            return logins.stream()
                    .filter(row -> row.secretHash().equals(secretHash))
                    .findFirst();
        }

        @Override
        public synchronized List<LoginRow> list() {
            read();
            return logins.stream()
                    .sorted(Comparator.comparing(LoginRow::createdAt).reversed())
                    .toList();
        }

        @Override
        public synchronized boolean touch(String id, Instant at) {
            write();
            logins.replaceAll(row -> row.id().equals(id)
                    ? new LoginRow(
                            id,
                            row.secretHash(),
                            row.csrfHash(),
                            row.client(),
                            row.byLink(),
                            row.scopes(),
                            row.createdAt(),
                            at,
                            row.expiresAt())
                    : row);
            return true;
        }

        @Override
        public synchronized boolean delete(String id) {
            write();
            return logins.removeIf(row -> row.id().equals(id));
        }

        @Override
        public synchronized List<String> expire(Instant now, Instant unusedSince, int keep) {
            Predicate<LoginRow> ended =
                    row -> !row.expiresAt().isAfter(now) || !row.lastUsedAt().isAfter(unusedSince);
            write();
            List<String> ids = logins.stream().filter(ended).map(LoginRow::id).toList();
            logins.removeIf(ended);
            return ids;
        }
    }

    private final class Tokens implements TokenRepository {
        @Override
        public synchronized void insert(TokenRow row) {
            write();
            if (tokens.stream().anyMatch(other -> other.name().equals(row.name()))) {
                throw new PlatformException(StorageErrorCode.EXISTS, row.name() + " exists");
            }
            tokens.add(row);
        }

        @Override
        public synchronized Optional<TokenRow> find(String secretHash) {
            read();
            return tokens.stream()
                    .filter(row -> row.secretHash().equals(secretHash))
                    .findFirst();
        }

        @Override
        public synchronized List<TokenRow> list() {
            read();
            return List.copyOf(tokens);
        }

        @Override
        public synchronized boolean touch(String id, Instant at) {
            write();
            tokens.replaceAll(row -> row.id().equals(id)
                    ? new TokenRow(id, row.secretHash(), row.name(), row.scopes(), row.createdAt(), row.expiresAt(), at)
                    : row);
            return true;
        }

        @Override
        public synchronized boolean delete(String id) {
            write();
            return tokens.removeIf(row -> row.id().equals(id));
        }

        @Override
        public synchronized List<String> expire(Instant now) {
            write();
            Predicate<TokenRow> ended =
                    row -> row.expiresAt() != null && !row.expiresAt().isAfter(now);
            List<String> ids = tokens.stream().filter(ended).map(TokenRow::id).toList();
            tokens.removeIf(ended);
            return ids;
        }
    }

    private final class Lockouts implements LockoutRepository {
        @Override
        public synchronized LockoutRow fail(String bucket, String client, Instant now, Instant forgetBefore) {
            write();
            return lockouts.merge(
                    bucket + " " + client,
                    new LockoutRow(1, now),
                    (old, one) ->
                            old.lastFailedAt().isBefore(forgetBefore) ? one : new LockoutRow(old.failures() + 1, now));
        }

        @Override
        public synchronized Optional<LockoutRow> find(String bucket, String client) {
            read();
            return Optional.ofNullable(lockouts.get(bucket + " " + client));
        }

        @Override
        public synchronized void clear(String bucket, String client) {
            write();
            lockouts.remove(bucket + " " + client);
        }

        @Override
        public synchronized void expire(String bucket, Instant before) {
            write();
            lockouts.entrySet()
                    .removeIf(entry -> entry.getKey().startsWith(bucket)
                            && entry.getValue().lastFailedAt().isBefore(before));
        }
    }
}
