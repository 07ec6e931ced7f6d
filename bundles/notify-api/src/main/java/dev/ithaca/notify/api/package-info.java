/**
 * Notifications as the edges see them: send one, read what became of them, hear of each, and manage the browsers that take
 * Web Push messages.
 *
 * <p>All types are safe for use by many threads. Failures are {@link dev.ithaca.spi.PlatformException}s with a
 * {@link dev.ithaca.notify.api.NotifyErrorCode}. Who carries notifications is not known here: that is
 * {@link dev.ithaca.spi.notify.Notifier}.
 */
@Export
@Version("0.1.0")
@NullMarked
package dev.ithaca.notify.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
