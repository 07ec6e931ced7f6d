/** The worker pools: what runs where, and how it ends. */
@NullMarked
package dev.ithaca.core.internal.exec;

import org.jspecify.annotations.NullMarked;
