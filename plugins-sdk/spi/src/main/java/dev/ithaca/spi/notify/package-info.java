/**
 * Channels that tell a human of something: register a {@link dev.ithaca.spi.notify.Notifier} as a service with the property
 * {@code dev.ithaca.id}, and Ithaca hands it every notification.
 *
 * <p>The platform decides whom to tell, when, how often to try and how long to wait; a notifier only carries one message
 * over. All values are immutable and safe for use by many threads. References are never null unless marked.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.ithaca.spi.notify;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
