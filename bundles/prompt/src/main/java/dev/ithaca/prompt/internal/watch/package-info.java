/** When to look at a session, and what follows from one look after another. */
@NullMarked
package dev.ithaca.prompt.internal.watch;

import org.jspecify.annotations.NullMarked;
