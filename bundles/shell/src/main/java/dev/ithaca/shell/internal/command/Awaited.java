// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import dev.ithaca.shell.internal.text.ShellErrorCode;
import dev.ithaca.spi.PlatformException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A service that comes and goes. It may be away while its bundle is updated or the daemon starts: who needs it waits for it,
 * rather than fail.
 *
 * @param <T> the service
 */
public final class Awaited<T> {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String what;
    private @Nullable T service;

    /** One that is not there yet; {@code what} it is stands in the message if it never comes. */
    public Awaited(String what) {
        this.what = what;
    }

    public synchronized void bind(T newService) {
        service = newService;
        notifyAll();
    }

    public synchronized void unbind(T oldService) {
        if (service == oldService) {
            service = null;
        }
    }

    public synchronized Optional<T> now() {
        return Optional.ofNullable(service);
    }

    public synchronized T get() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (service == null) {
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
        return service;
    }

    private PlatformException unavailable() {
        return new PlatformException(
                ShellErrorCode.UNAVAILABLE, what + " not available at the moment; see the daemon's log, or try again");
    }
}
