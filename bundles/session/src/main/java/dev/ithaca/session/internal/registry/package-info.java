/** The sessions: what is in memory, what is stored, and how both are brought back in step after a restart. */
@NullMarked
package dev.ithaca.session.internal.registry;

import org.jspecify.annotations.NullMarked;
