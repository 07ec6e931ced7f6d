/**
 * Knows which sessions wait for a human. {@code watch} decides when to look at a session, {@code screen} follows its output,
 * {@code judge} says what there is to see.
 */
@NullMarked
package dev.ithaca.prompt.internal;

import org.jspecify.annotations.NullMarked;
