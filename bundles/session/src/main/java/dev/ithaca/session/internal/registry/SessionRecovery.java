// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.registry;

import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionStatus;
import dev.ithaca.session.internal.host.HostConnection;
import dev.ithaca.session.internal.host.HostPool;
import dev.ithaca.session.internal.host.Trees;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import dev.ithaca.storage.api.SessionRow;
import dev.ithaca.wire.host.SessionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings rows and hosts back in step, at start and whenever a connection was lost. What a host says is the truth; a row that
 * no host knows is settled by its log; a session that the database has lost is adopted.
 */
final class SessionRecovery {
    /** Prefix of folders whose deletion was under way. */
    static final String DELETED = ".deleted-";

    private static final Logger LOG = LoggerFactory.getLogger(SessionRecovery.class);

    private final SessionStore store;
    private final SessionEnds ends;
    private final HostPool hosts;
    private final Path sessionsDirectory;
    private final List<SessionInfo> lost = new CopyOnWriteArrayList<>();

    SessionRecovery(SessionStore store, SessionEnds ends, HostPool hosts, Path sessionsDirectory) {
        this.store = store;
        this.ends = ends;
        this.hosts = hosts;
        this.sessionsDirectory = sessionsDirectory;
    }

    /**
     * At start: finds all hosts, and settles what none of them has.
     *
     * @return false if a host could not be asked: nothing is settled then, and this must be called again
     */
    boolean recover() throws IOException {
        finishDeletions();
        boolean clear = hosts.connectAll();
        Set<SessionId> seen = new HashSet<>();
        for (HostConnection host : hosts.connections()) {
            clear &= sync(host, seen);
        }
        if (!clear) {
            return false;
        }
        Set<SessionStatus> live = Set.of(SessionStatus.CREATED, SessionStatus.RUNNING, SessionStatus.STOPPING);
        for (SessionRow row : store.rowsWithStatus(live)) {
            boolean starting = store.inMemory(row.id()).isPresent();
            if (!seen.contains(row.id()) && !starting) {
                LiveSession session = store.load(row, 0, 0);
                ends.settle(session);
                if (session.info().status() == SessionStatus.UNKNOWN) {
                    lost.add(session.info());
                }
            }
        }
        hosts.removeOldCopies();
        if (!seen.isEmpty()) {
            LOG.info(
                    "{} sessions found again in {} pty-hosts",
                    seen.size(),
                    hosts.connections().size());
        }
        return true;
    }

    /** The sessions whose end the recovery could not find out. */
    List<SessionInfo> lost() {
        return List.copyOf(lost);
    }

    /**
     * A connection is gone: its host is reached anew, or is dead and its sessions with it.
     *
     * @return false if neither is certain: this must be called again
     */
    boolean hostLost(HostConnection lost) {
        HostPool.Reached reached = hosts.connect(lost.socket());
        if (reached == HostPool.Reached.UNCLEAR) {
            return false;
        }
        Set<SessionId> seen = new HashSet<>();
        for (HostConnection host : hosts.connections()) {
            if (host.socket().equals(lost.socket()) && !sync(host, seen)) {
                return false;
            }
        }
        for (LiveSession session : store.inMemory()) {
            if (session.isOwnedBy(lost) && !seen.contains(session.id())) {
                ends.settle(session);
            }
        }
        return true;
    }

    /** Takes over what one host says of its sessions; false if it does not say it. */
    private boolean sync(HostConnection host, Set<SessionId> seen) {
        try {
            for (SessionState state : HostPool.sessions(host)) {
                SessionId id = new SessionId(state.session());
                seen.add(id);
                sync(host, id, state);
            }
            // What ended meanwhile was told before its session was in memory.
            for (SessionState state : HostPool.sessions(host)) {
                store.inMemory(new SessionId(state.session())).ifPresent(session -> endIfEnded(host, session, state));
            }
            return true;
        } catch (PlatformException e) {
            LOG.error("pty-host {}: {}", host.welcome().pid(), e.getMessage());
            return false;
        }
    }

    private void sync(HostConnection host, SessionId id, SessionState state) {
        Optional<SessionRow> row = store.row(id);
        LiveSession session = row.isPresent()
                ? store.load(row.get(), state.rows(), state.columns())
                : store.insert(Rows.adopted(id, state), state.rows(), state.columns());
        if (state.exit() == null && !session.isLive()) {
            LOG.warn("{}: runs, and was taken for ended", id);
            session = store.revive(session);
        }
        session.spawned(host, state.pid(), Instant.ofEpochMilli(state.startedMillis()));
        session.ownedBy(host, state.rows(), state.columns(), state.end());
        if (state.stopping()) {
            session.stopping();
        }
        store.save(session);
        endIfEnded(host, session, state);
    }

    private void endIfEnded(HostConnection host, LiveSession session, SessionState state) {
        if (state.exit() != null) {
            ends.ended(host, session, state.exit(), state.end());
        }
    }

    private void finishDeletions() throws IOException {
        try (Stream<Path> entries = Files.list(sessionsDirectory)) {
            for (Path entry : entries.toList()) {
                if (entry.getFileName().toString().startsWith(DELETED)) {
                    Trees.delete(entry);
                }
            }
        }
    }
}
