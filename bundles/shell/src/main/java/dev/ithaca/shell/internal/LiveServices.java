// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal;

import dev.ithaca.session.api.SessionService;
import dev.ithaca.shell.internal.command.Daemon;
import dev.ithaca.shell.internal.command.Services;
import dev.ithaca.shell.internal.command.SessionSignals;
import dev.ithaca.shell.internal.text.ShellErrorCode;
import dev.ithaca.spi.PlatformException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The services as they are at the moment. That of the sessions may be away while its bundle is updated or the daemon starts:
 * a command then waits for it, rather than fail.
 */
@Component(service = Services.class)
public final class LiveServices implements Services {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SessionSignals signals;
    private final Daemon daemon;
    private @Nullable SessionService sessions;

    @Activate
    public LiveServices(@Reference SessionSignals signals, @Reference Daemon daemon) {
        this.signals = signals;
        this.daemon = daemon;
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    synchronized void bindSessions(SessionService service) {
        sessions = service;
        notifyAll();
    }

    synchronized void unbindSessions(SessionService service) {
        if (sessions == service) {
            sessions = null;
        }
    }

    @Override
    public synchronized SessionService sessions() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (sessions == null) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw unavailable();
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw unavailable();
            }
        }
        return sessions;
    }

    private static PlatformException unavailable() {
        return new PlatformException(
                ShellErrorCode.UNAVAILABLE,
                "the sessions are not available at the moment; see the daemon's log, or try again");
    }

    @Override
    public SessionSignals signals() {
        return signals;
    }

    @Override
    public Daemon daemon() {
        return daemon;
    }
}
