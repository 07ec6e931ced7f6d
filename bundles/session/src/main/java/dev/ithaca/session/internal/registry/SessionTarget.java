// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.registry;

import dev.ithaca.session.internal.host.HostConnection;
import dev.ithaca.session.internal.input.InputTarget;
import dev.ithaca.spi.SessionId;
import java.nio.file.Path;
import java.time.Duration;

/** A session in memory, for who types into it. */
final class SessionTarget implements InputTarget {
    private final LiveSession session;
    private final Path sessionsDirectory;
    private final Listeners listeners;

    SessionTarget(LiveSession session, Path sessionsDirectory, Listeners listeners) {
        this.session = session;
        this.sessionsDirectory = sessionsDirectory;
        this.listeners = listeners;
    }

    @Override
    public SessionId id() {
        return session.id();
    }

    @Override
    public HostConnection host() {
        return session.host();
    }

    @Override
    public Path directory() {
        return sessionsDirectory.resolve(session.id().value());
    }

    @Override
    public boolean awaitOutput(long offset, Duration timeout) throws InterruptedException {
        return session.awaitOutput(offset, timeout);
    }

    /** What ends a line, or acts at once, answers what was asked. */
    @Override
    public void typed(byte[] bytes) {
        if (AttentionBoard.endsLine(bytes) && session.answered()) {
            listeners.changed(session);
        }
    }
}
