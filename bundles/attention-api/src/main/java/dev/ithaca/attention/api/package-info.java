/**
 * The attention inbox: what waits for a human, from whatever source, and the one way to answer it.
 *
 * <p>A question stands in the inbox from when its source asks until it was answered, taken back, or its asker ended. An answer
 * names the question that it answers, and reaches nobody if that is no longer asked or is no longer what was shown. The inbox
 * lives in memory: after a restart the sources ask again. All types are safe for use by many threads. Failures are
 * {@link dev.ithaca.spi.PlatformException}s with an {@link dev.ithaca.attention.api.AttentionErrorCode}.
 */
@Export
@Version("0.1.0")
@NullMarked
package dev.ithaca.attention.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
