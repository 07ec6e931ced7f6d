/**
 * Types that every part of Ithaca and every plugin shares: identifiers and the one error model.
 *
 * <p>All types are immutable and safe for use by many threads. References are never null unless marked.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.ithaca.spi;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
