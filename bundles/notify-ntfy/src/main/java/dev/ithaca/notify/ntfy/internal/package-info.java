/** Sends notifications to ntfy, the public one or an own. */
@NullMarked
package dev.ithaca.notify.ntfy.internal;

import org.jspecify.annotations.NullMarked;
