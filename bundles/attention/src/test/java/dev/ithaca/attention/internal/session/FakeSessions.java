// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.attention.internal.session;

import dev.ithaca.session.api.AttachGrant;
import dev.ithaca.session.api.AttachRequest;
import dev.ithaca.session.api.HostInfo;
import dev.ithaca.session.api.MetadataChange;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionOutput;
import dev.ithaca.session.api.SessionPage;
import dev.ithaca.session.api.SessionQuery;
import dev.ithaca.session.api.SessionService;
import dev.ithaca.session.api.StartRequest;
import dev.ithaca.spi.SessionId;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The one session of a {@link FakeTerminal}; the questions of sessions need no more than its list and its screen. */
final class FakeSessions implements SessionService {
    private final FakeTerminal terminal;

    FakeSessions(FakeTerminal terminal) {
        this.terminal = terminal;
    }

    private static UnsupportedOperationException unused() {
        return new UnsupportedOperationException("not for the inbox");
    }

    @Override
    public SessionInfo start(StartRequest request) {
        throw unused();
    }

    @Override
    public SessionPage list(SessionQuery query) {
        return new SessionPage(List.of(terminal.info()), 1, 0, 10);
    }

    @Override
    public SessionInfo get(SessionId id) {
        return terminal.info();
    }

    @Override
    public SessionId resolve(String idOrPrefix) {
        throw unused();
    }

    @Override
    public Optional<SessionInfo> mostRecent() {
        throw unused();
    }

    @Override
    public SessionInfo update(SessionId id, MetadataChange change) {
        throw unused();
    }

    @Override
    public void input(SessionId id, byte[] bytes, String by) {
        throw unused();
    }

    @Override
    public void resize(SessionId id, int rows, int columns) {
        throw unused();
    }

    @Override
    public CompletableFuture<SessionInfo> stop(SessionId id, Duration grace) {
        throw unused();
    }

    @Override
    public CompletableFuture<SessionInfo> kill(SessionId id) {
        throw unused();
    }

    @Override
    public CompletableFuture<SessionInfo> whenEnded(SessionId id) {
        throw unused();
    }

    @Override
    public AttachGrant attach(SessionId id, AttachRequest request) {
        throw unused();
    }

    @Override
    public SessionOutput output(SessionId id) {
        return new FakeScreen(terminal);
    }

    @Override
    public Path addFile(SessionId id, String name, InputStream content) {
        throw unused();
    }

    @Override
    public void delete(SessionId id) {
        throw unused();
    }

    @Override
    public List<SessionInfo> prune(@Nullable Instant endedBefore, int keep, boolean dryRun) {
        throw unused();
    }

    @Override
    public List<HostInfo> hosts() {
        throw unused();
    }
}
