/** Shows notifications on the desktop that the daemon runs on, and on those of attached terminals. */
@NullMarked
package dev.ithaca.notify.desktop.internal;

import org.jspecify.annotations.NullMarked;
