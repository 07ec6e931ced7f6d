/**
 * The directory that holds all that changes, and the proof that no other daemon uses it.
 *
 * <p>Whoever reads or writes the state references the {@link dev.ithaca.core.state.StateDirectory} service and takes its
 * paths from it: the service exists only while this process holds the lock.
 */
@Export
@Version("0.1.0")
@NullMarked
package dev.ithaca.core.state;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
