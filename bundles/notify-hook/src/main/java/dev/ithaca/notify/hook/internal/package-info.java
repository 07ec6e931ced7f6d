/** Runs a command of the user for each notification. */
@NullMarked
package dev.ithaca.notify.hook.internal;

import org.jspecify.annotations.NullMarked;
