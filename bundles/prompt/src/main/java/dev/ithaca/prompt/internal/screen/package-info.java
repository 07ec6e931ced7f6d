/** A session's screen and what its programs tell the terminal on purpose, from the log. */
@NullMarked
package dev.ithaca.prompt.internal.screen;

import org.jspecify.annotations.NullMarked;
