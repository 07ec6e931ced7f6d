/**
 * The threads of the daemon. Nobody else makes any.
 *
 * <p>{@link dev.ithaca.core.exec.WorkerPools} is a service, safe for use by many threads. Tasks must not outlive the
 * component that handed them in: cancel timers and end threads when it is deactivated.
 */
@Export
@Version("0.3.0")
@NullMarked
package dev.ithaca.core.exec;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
