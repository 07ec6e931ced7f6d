/** From one notification to its channels, and what became of it. */
@NullMarked
package dev.ithaca.notify.internal.route;

import org.jspecify.annotations.NullMarked;
