// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.core.plugin;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Calls one service of a plugin, on a thread of its own: one call at a time, each with a deadline. Whatever the plugin throws
 * comes back as the failure of that call. A plugin that hangs costs this one thread; nobody waits for it, and no further call
 * begins before the overdue one has returned.
 *
 * <p>The thread comes with the first call and goes when there was none for a while. While it is in the plugin its context
 * class loader is the plugin's. Safe for use by many threads.
 */
@ProviderType
public interface PluginCaller extends AutoCloseable {
    /**
     * Begins a call.
     *
     * <p>The answer completes with what the task returned; or exceptionally with what it threw, with
     * {@link java.util.concurrent.TimeoutException} when the deadline has passed, at which the call is interrupted, or with
     * {@link java.util.concurrent.CancellationException} when the caller was closed. What waits for the answer runs on the
     * plugin's thread or on that of the timers, so it must be short; it may begin the next call.
     *
     * @param <T> what the plugin answers; may be null if the plugin answers null
     * @param task the call, which must end when it is interrupted
     * @param deadline how long it may take
     * @return the answer; nothing if a call is under way or overdue, or the caller is closed
     */
    <T> Optional<CompletableFuture<T>> call(Callable<T> task, Duration deadline);

    /** Interrupts a call that is under way; no further one begins. Returns at once. */
    @Override
    void close();
}
