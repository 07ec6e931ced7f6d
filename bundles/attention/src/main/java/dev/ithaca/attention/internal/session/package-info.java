/** The questions of terminal sessions, a source like any other. */
@NullMarked
package dev.ithaca.attention.internal.session;

import org.jspecify.annotations.NullMarked;
