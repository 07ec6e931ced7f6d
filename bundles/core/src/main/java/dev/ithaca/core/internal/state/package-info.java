/** Takes the lock of the state directory before anybody can touch the state. */
@NullMarked
package dev.ithaca.core.internal.state;

import org.jspecify.annotations.NullMarked;
