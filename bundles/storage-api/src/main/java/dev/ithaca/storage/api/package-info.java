/**
 * What the daemon keeps across restarts, whatever database keeps it.
 *
 * <p>Repositories are services, safe for use by many threads. Every write is durable when its method returns. Failures are
 * {@link dev.ithaca.spi.PlatformException}s with a {@link dev.ithaca.storage.api.StorageErrorCode}.
 */
@Export
@Version("0.1.0")
@NullMarked
package dev.ithaca.storage.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
