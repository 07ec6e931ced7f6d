/**
 * Who may use this daemon from outside its own command socket: a password, logins, named tokens, one-time tickets.
 *
 * <p>All types are safe for use by many threads. Secrets are strings of at least 256 random bits that are handed out once;
 * only their hashes are kept, so no call gives one back, and no message, name or id holds one. Failures are
 * {@link dev.ithaca.spi.PlatformException}s with an {@link dev.ithaca.access.api.AccessErrorCode}, or with the code of the
 * store if that does not answer: a caller that cannot be checked is not let in.
 */
@Export
@Version("0.1.0")
@NullMarked
package dev.ithaca.access.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
