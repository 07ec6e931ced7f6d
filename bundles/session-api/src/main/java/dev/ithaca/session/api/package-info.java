/**
 * Terminal sessions: start, find, talk to, read, attach to and end them.
 *
 * <p>All types but {@link dev.ithaca.session.api.SessionOutput} are safe for use by many threads. Offsets count the bytes
 * that the child wrote since its start; they never change and are never used twice. Failures are
 * {@link dev.ithaca.spi.PlatformException}s with a {@link dev.ithaca.session.api.SessionErrorCode}.
 */
@Export
@Version("0.5.0")
@NullMarked
package dev.ithaca.session.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
