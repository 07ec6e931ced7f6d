/** What a view of a session means; no clock, no input or output, no state. */
@NullMarked
package dev.ithaca.prompt.internal.judge;

import org.jspecify.annotations.NullMarked;
